/** Every public function of the add-on, by file; nothing else runs when the bundle is loaded. */
import './functions/quotaGap';
import './functions/stageSummary';
import './functions/weightedPipeline';
import './functions/winRate';
