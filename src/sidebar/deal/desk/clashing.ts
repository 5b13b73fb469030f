import type { Clash } from '../../../flows/dealAnswers';
import type { DealField } from '../../../table/dealForm';
import type { Desk } from './desk';
import type { Saving } from './saving';
import type { Typing } from './typing';

/** The choice between what she typed and what somebody else did meanwhile. */
export class Clashing {
  constructor(
    private readonly desk: Desk,
    private readonly typing: Typing,
    private readonly saving: Saving,
  ) {}

  choose(field: DealField, choice: 'mine' | 'sheet'): void {
    const { clash } = this.desk.state;
    if (!clash) return;
    this.desk.set({ clash: { ...clash, choices: { ...clash.choices, [field]: choice } } });
  }

  decideLater(): void {
    this.desk.set({ clash: null });
  }

  /** Saves what she chose: her values over the sheet's, and of the others nothing. */
  async saveChoices(): Promise<void> {
    const { desk } = this;
    const { form } = desk;
    const { clash, saving } = desk.state;
    const draft = form && desk.draftOf(form);
    if (!clash || !form || !draft || saving.isWorking) return;
    const { clashes, choices } = clash;
    if (form === 'close' && choices.stage === 'sheet') {
      // Somebody has moved it on: it is not closed.
      this.typing.discard(form);
      return;
    }
    const isMine = ({ field }: Clash): boolean => choices[field] === 'mine';
    const given = clashes.filter((each) => !isMine(each)).map(({ field }) => field);
    const typed = Object.fromEntries(
      Object.entries(draft.typed).filter(([field]) => !given.includes(field as DealField)),
    );
    const seen = Object.fromEntries(clashes.map(({ field, base }) => [field, base]));
    desk.drafts!.put({
      ...draft,
      typed,
      kept: [...draft.kept, ...given],
      base: { ...draft.base, ...seen },
      version: desk.deal?.version ?? draft.version,
    });
    desk.set({ clash: null });
    if (Object.keys(typed).length > 0) await this.saving.save();
  }
}
