import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Figure, PlanFigures } from '../../flows/planFigures';
import { chanceWords } from '../chanceWords';
import { desk } from '../deal/desk';
import { Icon } from '../icon';
import { read } from '../server';
import { TroubleBanner, TroubleCard } from '../troubleText';
import { ChangeStatus, useChange } from '../useChange';
import { useServer } from '../useServer';
import type { SidebarKey } from '../sidebarWords';
import { say } from '../sidebarWords';
import { spokenLanguage } from '../words';
import { NotSetUp } from './notSetUp';
import { Skeleton } from './skeleton';
import type { ViewProps } from './view';

/** Plan: am I building enough? The figures are those of the sheet Plan, cell by cell. */
export function PlanView({ follow, changes }: ViewProps): JSX.Element {
  const { value, trouble, isReading, readAt, reload } = useServer(() => read('planFigures'));
  useEffect(() => {
    if (value) void follow(value.isSetUp ? value.plan.language : value.language);
  }, [value]);
  useEffect(reload, [changes]);

  if (value && !value.isSetUp) return <NotSetUp onDone={reload} />;
  return (
    <>
      <main tabIndex={-1} aria-busy={isReading}>
        {value && trouble && <TroubleBanner trouble={trouble} />}
        {value ? (
          <Figures plan={value.plan} />
        ) : trouble ? (
          <TroubleCard trouble={trouble} account={desk.state.settings?.account} />
        ) : (
          <Skeleton />
        )}
      </main>
      <footer>
        <button type="button" class="button primary" aria-disabled={isReading} onClick={reload}>
          {say(trouble ? 'common.retry' : 'common.refresh')}
        </button>
        <span class="small" role="status">
          {isReading
            ? say('state.loading')
            : readAt && !trouble
              ? say('common.updated', { time: shownTime(readAt) })
              : ''}
        </span>
      </footer>
    </>
  );
}

function shownTime(moment: Date): string {
  return moment.toLocaleTimeString(spokenLanguage(), { hour: 'numeric', minute: '2-digit' });
}

function Figures({ plan }: { plan: PlanFigures }): JSX.Element {
  return (
    <>
      <Whose plan={plan} />
      {plan.warnings.map((warning) => (
        <div key={warning} class="banner banner-warning">
          <Icon name="warn" />
          <p>{warning}</p>
        </div>
      ))}
      <ThreeNumbers plan={plan} />
      {plan.quota.value === null ? <NoQuota /> : <Chance chance={plan.chance} plan={plan} />}
    </>
  );
}

function Whose({ plan: { person, period } }: { plan: PlanFigures }): JSX.Element {
  return (
    <dl class="whose">
      <div>
        <dt>{say('plan.period')}</dt>
        <dd>
          {period.from === '' ? (
            say('plan.noPeriod')
          ) : (
            <>
              <span class="together">{period.from} –</span>{' '}
              <span class="together">{period.to}</span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{say('plan.whose')}</dt>
        <dd>{person}</dd>
      </div>
    </dl>
  );
}

function ThreeNumbers({ plan }: { plan: PlanFigures }): JSX.Element {
  const { won, expected, toBuild, quota } = plan;
  const parts = [
    { figure: won, look: 'won' },
    { figure: expected, look: 'expected' },
    { figure: toBuild, look: 'build' },
  ];
  const sum = parts.reduce((total, { figure }) => total + (figure.value ?? 0), 0);
  const whole = Math.max(sum, quota.value ?? 0);
  const spoken = (figure: Figure): string => `${figure.label}: ${figure.shown || '–'}`;
  const bar = say('plan.bar', {
    won: spoken(won),
    expected: spoken(expected),
    build: spoken(toBuild),
  });
  return (
    <section>
      <div class="heading-line">
        <h2>{say('plan.three')}</h2>
        <span class="small">{quota.hint}</span>
      </div>
      {whole > 0 && (
        <div class="bar" role="img" aria-label={bar}>
          {parts
            .filter(({ figure }) => (figure.value ?? 0) > 0)
            .map(({ figure, look }) => (
              <i
                key={look}
                class={`part-${look}`}
                style={{ flexGrow: (figure.value ?? 0) / whole }}
              />
            ))}
        </div>
      )}
      <dl class="legend">
        {parts.map(({ figure, look }) => (
          <div key={look}>
            <i class={`key part-${look}`} aria-hidden="true" />
            <dt>
              {figure.label}
              {figure.hint && <small>{figure.hint}</small>}
            </dt>
            <dd>{figure.shown || '–'}</dd>
          </div>
        ))}
        <div class="total">
          <dt>{quota.label}</dt>
          <dd>{quota.shown || '–'}</dd>
        </div>
      </dl>
      {quota.value !== null && toBuild.value === 0 && (
        <p class="good">
          <Icon name="check" /> {say('plan.passed')}
        </p>
      )}
    </section>
  );
}

/** Sentences that tell themselves that it is with today's deals alone. */
const SAYS_WITH_WHAT: readonly SidebarKey[] = ['plan.chance.low', 'plan.chance.short'];

function Chance({ chance, plan }: { chance: Figure; plan: PlanFigures }): JSX.Element {
  if (chance.value === null) {
    return (
      <section>
        <h2>{chance.label}</h2>
        <p>{say('plan.chance.none')}</p>
        <ShowSheet sheet="plan" label={say('common.open', { sheet: plan.sheetName })} />
      </section>
    );
  }
  const { key, values } = chanceWords(chance.value);
  return (
    <section>
      <h2>{chance.label}</h2>
      <div class="chance">
        <b>{chance.shown}</b>
        <p>{say(key, values)}</p>
      </div>
      {!SAYS_WITH_WHAT.includes(key) && <p class="hint">{chance.hint}</p>}
    </section>
  );
}

function NoQuota(): JSX.Element {
  return (
    <section>
      <h2>{say('plan.noQuota.title')}</h2>
      <ShowSheet sheet="quota" label={say('plan.noQuota.action')} />
    </section>
  );
}

function ShowSheet({ sheet, label }: { sheet: 'plan' | 'quota'; label: string }): JSX.Element {
  const { state, run } = useChange();
  return (
    <>
      <button type="button" class="button" onClick={() => void run('showSheet', sheet)}>
        {label}
      </button>
      <ChangeStatus state={state} />
    </>
  );
}
