/** The page of the dialog that imports a CSV file. */
import { render } from 'preact';
import './design.css';
import './importDialog.css';
import { ImportPage } from './import/importPage';

render(<ImportPage />, document.getElementById('page')!);
