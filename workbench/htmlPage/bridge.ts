/** Stands at the top of each page of the add-on and gives it google.script. */
import { createGoogleScript } from './googleScript';
import type { FromHtmlPage, ToHtmlPage } from './messages';

const ownTag = document.currentScript as HTMLScriptElement;
ownTag.remove();

// The server lets nobody but the workbench's page put this one into a frame, so the parent needs no address.
const send = (message: FromHtmlPage) => window.parent.postMessage(message, '*');
const functionNames = (ownTag.dataset['functions'] ?? '').split(' ').filter(Boolean);
const { script, receive } = createGoogleScript(functionNames, send, (error) =>
  console.error(`Uncaught ${String(error)}`),
);
Object.assign(window, { google: { script } });

window.addEventListener('message', ({ source, data }: MessageEvent<ToHtmlPage>) => {
  if (source === window.parent) receive(data);
});
// A key that is pressed in here is not heard outside, where it would close a dialog.
window.addEventListener('keydown', ({ key, defaultPrevented }) => {
  if (key === 'Escape' && !defaultPrevented) send({ type: 'escape' });
});
