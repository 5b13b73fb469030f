/** The page of the dialog that imports a CSV file. */
import './design.css';
document.getElementById('page')!.textContent = '';
