/** Every public function of the add-on, by file; nothing else runs when the bundle is loaded. */
import './functions/forecastPercentiles';
import './functions/quotaChance';
import './functions/quotaGap';
import './functions/stageSummary';
import './functions/weightedPipeline';
import './functions/winRate';
import './menu';
import './sidebarCalls';
