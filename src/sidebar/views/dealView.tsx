import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { spreadsheetLink } from '../../table/spreadsheetLink';
import { Banners, CopyDraft } from '../deal/banners';
import { ClashForm } from '../deal/clashForm';
import { copyText } from '../deal/copyText';
import type { Shown } from '../deal/desk/state';
import { desk, saving, selection } from '../deal/desk';
import { useKeptFocus } from '../deal/focus';
import { FollowUp } from '../deal/followUp';
import { Footer } from '../deal/footer';
import { Header } from '../deal/header';
import { Meeting } from '../deal/meeting';
import { NewDeal } from '../deal/newDeal';
import { Qualify } from '../deal/qualify';
import { shownMoney } from '../deal/shown';
import { TabList } from '../deal/tabList';
import { Icon } from '../icon';
import { TroubleCard } from '../troubleText';
import { ChangeStatus, useChange } from '../useChange';
import { say } from '../sidebarWords';
import { NotSetUp } from './notSetUp';
import type { ViewProps } from './view';

/** Deal: what do I ask and do here? It shows the deal of the selected row. */
export function DealView(props: ViewProps): JSX.Element {
  const { follow, opened, changes } = props;
  const [, draw] = useReducer<number, void>((count) => count + 1, 0);
  const ownChanges = useRef(changes);
  const { shown, settings, trouble, creating, clash } = desk.state;
  saving.frame = {
    setDue: props.setDue,
    onSaved() {
      ownChanges.current += 1;
      props.onSaved();
    },
  };

  // Before the page is painted: nothing that comes meanwhile is missed.
  useLayoutEffect(() => desk.subscribe(() => draw()), []);
  useEffect(() => {
    void selection.begin();
    return followSelection();
  }, []);
  useEffect(() => {
    if (opened && opened !== selection.opened) void selection.open(opened);
  }, [opened]);
  useEffect(() => {
    if (changes > ownChanges.current) void selection.reload();
    ownChanges.current = changes;
  }, [changes]);
  useEffect(() => {
    if (shown?.state === 'notSetUp') void follow(shown.language);
    else if (settings) void follow(settings.language);
  }, [shown, settings]);
  useKeptFocus('deal-status', 'deal-main');

  if (shown?.state === 'notSetUp') return <NotSetUp onDone={() => void selection.reload()} />;
  if (trouble?.kind === 'accounts' || (trouble && shown === null)) return <Unreadable />;
  if (shown === null || settings === null) return <Loading />;
  const deal = desk.deal;
  return (
    <>
      {deal && <Header deal={deal} />}
      {deal && !clash && <TabList />}
      <main id="deal-main" tabIndex={-1} aria-busy={false}>
        {!clash && <Banners />}
        {clash ? (
          <ClashForm clash={clash} />
        ) : deal ? (
          <div
            id="deal-part"
            role="tabpanel"
            aria-labelledby={`deal-tab-${desk.state.tab}`}
            key={deal.dealId}
          >
            {desk.state.tab === 'qualify' && <Qualify deal={deal} />}
            {desk.state.tab === 'followUp' && <FollowUp deal={deal} />}
            {desk.state.tab === 'meeting' && <Meeting deal={deal} />}
          </div>
        ) : creating || shown.state === 'noDeal' ? (
          <NewDeal row={creating ? creating.place.row : (shown as NoDeal).place.row} />
        ) : shown.state === 'elsewhere' ? (
          <Elsewhere shown={shown} openDeal={props.openDeal} />
        ) : (
          <Gone />
        )}
      </main>
      {(desk.form !== null || desk.state.saved) && <Footer openDeal={props.openDeal} />}
    </>
  );
}

type NoDeal = Extract<Shown, { readonly state: 'noDeal' }>;

/** Follows for as long as the view is there. */
function followSelection(): () => void {
  const listeners: readonly (readonly [EventTarget, string, (event: Event) => void])[] = [
    [document, 'keydown', () => selection.used(true)],
    [document, 'pointermove', () => selection.used(false)],
    [document, 'pointerdown', () => selection.used(false)],
    [document, 'focusout', () => selection.left()],
    [window, 'focus', () => selection.focused()],
    [window, 'online', () => saving.online()],
    [
      document,
      'visibilitychange',
      () => {
        desk.drafts?.flush();
        selection.follower.seen();
      },
    ],
    [window, 'pagehide', () => desk.drafts?.flush()],
  ];
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
  selection.follower.start();
  return () => {
    desk.drafts?.flush();
    selection.follower.stop();
    for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
  };
}

function Loading(): JSX.Element {
  return (
    <main tabIndex={-1} aria-busy="true">
      <section class="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
      </section>
      <p class="visually-hidden" role="status">
        {say('state.loading')}
      </p>
    </main>
  );
}

/** Nothing can be read: why, and what to do. */
function Unreadable(): JSX.Element {
  const { trouble, settings } = desk.state;
  const copyLink = async (): Promise<void> => {
    const link = spreadsheetLink(settings!.fileId);
    desk.set({ notice: (await copyText(link)) ? 'copied' : 'notCopied' });
  };
  const { notice } = desk.state;
  const canCopy = trouble!.kind === 'accounts' && settings !== null;
  return (
    <>
      <main tabIndex={-1}>
        <TroubleCard trouble={trouble!} account={settings?.account} />
      </main>
      <footer>
        {notice && (
          <div class="footer-status" role="status">
            {say(`notice.${notice}`)}
          </div>
        )}
        {canCopy && (
          <button type="button" class="button primary" onClick={() => void copyLink()}>
            {say('state.copyLink')}
          </button>
        )}
        <button
          type="button"
          class={canCopy ? 'button plain' : 'button primary'}
          onClick={() => void selection.reload()}
        >
          {say('common.retry')}
        </button>
      </footer>
    </>
  );
}

/** No row of a deal is selected: how to, and the deals that she may have meant. */
function Elsewhere({
  shown,
  openDeal,
}: {
  readonly shown: Extract<Shown, { readonly state: 'elsewhere' }>;
  openDeal(dealId: string, row: number): void;
}): JSX.Element {
  const { state, run } = useChange();
  const { locale, sheetName } = desk.state.settings!;
  return (
    <>
      <div class="empty">
        <Icon name="sheet" size={48} />
        <h1>{say('state.empty.title')}</h1>
        <p class="small">{say('state.empty.body', { sheet: sheetName })}</p>
        <div class="buttons">
          <button
            type="button"
            class="button primary"
            onClick={() => void run('showSheet', 'pipeline')}
          >
            {say('state.empty.action', { sheet: sheetName })}
          </button>
          <button type="button" class="button plain" onClick={() => selection.create()}>
            {say('new.title')}
          </button>
        </div>
        <ChangeStatus state={state} />
      </div>
      {shown.recent.length > 0 && (
        <section>
          <h2>{say('state.empty.recent')}</h2>
          <ul class="plain-list recent">
            {shown.recent.map(({ dealId, row, name, amount, stage }) => (
              <li key={dealId}>
                <button type="button" onClick={() => openDeal(dealId, row)}>
                  <span>
                    {name}
                    <span class="small block">
                      {[stage, say('deal.row', { n: row })].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span>{amount === null ? '–' : shownMoney(locale, amount)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The deal has left the sheet; what was typed has not. */
function Gone(): JSX.Element {
  const { shown } = desk.state;
  const id = shown?.state === 'gone' ? shown.dealId : '';
  const drafts = (desk.drafts?.all() ?? []).filter(({ key }) => key.startsWith(`deal ${id} `));
  return (
    <section class="card">
      <div class="card-icon">
        <Icon name="info" size={24} />
      </div>
      <h1>{say('gone.title')}</h1>
      <p>{say(drafts.length > 0 ? 'gone.draft' : 'gone.body')}</p>
      {drafts.map((draft) => (
        <CopyDraft key={draft.key} draft={draft} />
      ))}
    </section>
  );
}
