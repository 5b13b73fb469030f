/** What the add-on and the engine say to the person: toasts that pass, dialogs that wait for an answer. */
import type { DialogAnswer, Notice, Question } from '../runtime/contract';
import type { Words } from './words';

const TOAST_MS = 10_000;

export interface Notices {
  /** `then` is called when an alert has been read. */
  show(notice: Notice, then?: () => void): void;
  ask(question: string, yes: () => void, no?: () => void): void;
  /** `then` is called with what was typed, unless the dialog is closed without. */
  askText(question: string, text: string, then: (text: string) => void): void;
  /** An alert or a prompt of a script, with its buttons; closing it is an answer too. */
  question(question: Question): Promise<DialogAnswer>;
}

export function createNotices(words: Words): Notices {
  const toasts = document.getElementById('wb-toasts')!;
  const labels: Readonly<Record<DialogAnswer['button'], string>> = {
    OK: words.ok,
    CANCEL: words.cancel,
    YES: words.yes,
    NO: words.no,
    CLOSE: words.close,
  };

  function toast({ title, text }: Notice): void {
    const box = element('div', 'wb-toast');
    const close = element('button', 'wb-icon-button');
    close.setAttribute('type', 'button');
    close.setAttribute('aria-label', words.close);
    close.setAttribute('title', words.close);
    close.innerHTML =
      '<svg aria-hidden="true" focusable="false" width="16" height="16" viewBox="0 0 16 16">' +
      '<path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/></svg>';
    close.addEventListener('click', () => box.remove());
    box.append(
      element('p', 'wb-title', title || words.menuName),
      close,
      element('p', 'wb-text', text),
    );
    // Whoever points at a toast or stands in it is still reading.
    const fade = () => {
      if (box.matches(':hover, :focus-within')) setTimeout(fade, TOAST_MS);
      else box.remove();
    };
    setTimeout(fade, TOAST_MS);
    toasts.append(box);
  }

  /** `field` is what the person types into; `closed` is called where no button was chosen. */
  function dialog(
    title: string,
    text: string,
    answers: readonly Answer[],
    {
      field,
      closed = answers.at(-1)?.act,
    }: { field?: HTMLInputElement; closed?: Answer['act'] } = {},
  ): void {
    const box = element('dialog', 'wb-dialog') as HTMLDialogElement;
    const heading = element('h2', 'wb-title', title);
    heading.id = `wb-dialog-${++dialogs}`;
    const body = element('p', 'wb-text', text);
    body.id = `${heading.id}-text`;
    body.tabIndex = 0;
    box.setAttribute('role', 'alertdialog');
    box.setAttribute('aria-labelledby', heading.id);
    box.setAttribute('aria-describedby', body.id);
    const actions = element('div', 'wb-actions');
    answers.forEach(({ label, act }, index) => {
      const button = element('button', index === 0 ? 'wb-button wb-primary' : 'wb-button', label);
      button.setAttribute('type', 'button');
      button.toggleAttribute('autofocus', index === 0 && !field);
      button.addEventListener('click', () => {
        box.close();
        act?.();
      });
      actions.append(button);
    });
    box.append(heading, body, ...(field ? [field] : []), actions);
    field?.setAttribute('aria-labelledby', `${heading.id} ${body.id}`);
    box.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key !== 'Enter' || event.target !== field) return;
      // The key would go on to what gets the focus back, and press that.
      event.preventDefault();
      box.close();
      answers[0]?.act?.();
    });
    box.addEventListener('cancel', () => closed?.());
    box.addEventListener('close', () => box.remove());
    document.body.append(box);
    box.showModal();
  }

  return {
    show(notice, then) {
      if (notice.kind === 'toast') toast(notice);
      else dialog(notice.title || words.menuName, notice.text, [{ label: words.ok, act: then }]);
    },
    ask(question, yes, no) {
      dialog(words.spreadsheet, question, [
        { label: words.yes, act: yes },
        { label: words.no, act: no },
      ]);
    },
    askText(question, text, then) {
      const field = textField(text);
      const answers = [
        { label: words.ok, act: () => then(field.value) },
        { label: words.cancel, act: undefined },
      ];
      dialog(words.spreadsheet, question, answers, { field });
    },
    question({ kind, title, text, buttons }) {
      const field = kind === 'prompt' ? textField('') : undefined;
      return new Promise((resolve) => {
        const answer = (button: DialogAnswer['button']) => () =>
          resolve({ button, ...(field ? { text: field.value } : {}) });
        const answers = buttons.map((button) => ({
          label: labels[button],
          act: answer(button),
        }));
        const closed = answer('CLOSE');
        dialog(title || words.menuName, text, answers, { closed, ...(field ? { field } : {}) });
      });
    },
  };
}

interface Answer {
  readonly label: string;
  readonly act: (() => void) | undefined;
}

let dialogs = 0;

function textField(text: string): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'text';
  field.value = text;
  field.autofocus = true;
  return field;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
