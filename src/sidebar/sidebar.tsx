/** The sidebar's page. */
import { render } from 'preact';
import './design.css';
import './fields/fields.css';
import './deal/deal.css';
import './sidebar.css';
import './today/today.css';
import { Frame } from './frame';

render(<Frame />, document.getElementById('page')!);
