import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DealView } from '../../flows/dealAnswers';
import type { PurchaseLine } from '../../table/dealForm';
import { ChoiceField } from '../fields/choiceField';
import { NumberField } from '../fields/numberField';
import { Icon } from '../icon';
import { IconButton } from '../iconButton';
import { say } from '../sidebarWords';
import { inferredBudget, MOST_PURCHASES } from './budget';
import { focusSoon } from './focus';
import type { FormContext } from './forms';
import { formOfDeal, idOf } from './formOfDeal';
import { shownMoney, shownShare } from './shown';

const SOURCES = ['stated', 'inferred', 'notKnown'] as const;
const EMPTY: PurchaseLine = { what: '', price: '', year: '' };

/** The budget as a line to read. */
export function budgetInWords({ values, odd }: DealView, { settings }: FormContext): string {
  const source = values.budgetSource;
  if (source === '' || source === 'notKnown')
    return odd.budgetSource ?? say('budgetSource.notKnown');
  const [low, likely, high] = [values.budgetLow, values.budgetLikely, values.budgetHigh].map(
    (amount) => (amount === '' ? '–' : shownMoney(settings.locale, amount)),
  ) as [string, string, string];
  const isRange = values.budgetLow !== '' || values.budgetHigh !== '';
  if (!isRange && source === 'inferred')
    return `${likely}, ${say('budgetSource.inferred').toLowerCase()}`;
  return say(`qual.budget.${source}`, { likely, low, high });
}

/** What they can spend: as they say, or from what they bought before. */
export function BudgetFields(): JSX.Element {
  const { field, text, value, type, locale } = formOfDeal('qualify');
  const source = text('budgetSource');
  return (
    <>
      <ChoiceField
        {...field('budgetSource')}
        value={(source || 'notKnown') as (typeof SOURCES)[number]}
        choices={SOURCES.map((each) => ({ value: each, label: say(`qual.source.${each}`) }))}
        onChoose={(budgetSource) => type({ budgetSource })}
      />
      {source === 'stated' && (
        <NumberField
          {...field('budgetLikely')}
          label={say('field.amount')}
          value={value('budgetLikely') as number | string}
          locale={locale}
          onInput={(budgetLikely) => type({ budgetLikely })}
        />
      )}
      {source === 'inferred' && <Purchases />}
    </>
  );
}

function Purchases(): JSX.Element {
  const { field, value, type, locale, typed, values, today, settings } = formOfDeal('qualify');
  const [removed, setRemoved] = useState<readonly [at: number, line: PurchaseLine] | null>(null);
  const held = (value('similarPurchases') || []) as readonly PurchaseLine[];
  const lines = held.length === 0 ? [EMPTY] : held;
  const put = (changed: readonly PurchaseLine[]): void => type({ similarPurchases: changed });
  const change = (at: number, part: Readonly<Record<string, string | number>>): void =>
    put(lines.map((line, i) => (i === at ? ({ ...line, ...part } as PurchaseLine) : line)));
  const remove = (at: number): void => {
    setRemoved([at, lines[at]!]);
    put(lines.filter((_, i) => i !== at));
    focusSoon('purchase-undo');
  };
  const undo = (): void => {
    const [at, line] = removed!;
    put([...held.slice(0, at), line, ...held.slice(at)]);
    setRemoved(null);
    focusSoon(idOf(`what-${at}`));
  };
  const budget = inferredBudget(typed, values, Number(today.slice(0, 4)), settings);
  const amounts = [
    ['budgetLow', budget.low],
    ['budgetLikely', budget.likely],
    ['budgetHigh', budget.high],
  ] as const;
  return (
    <>
      <div class="purchases" role="group" aria-label={say('field.similarPurchases')}>
        {(['what', 'price', 'year'] as const).map((name) => (
          <span key={name} class="label" aria-hidden="true">
            {say(`qual.purchase.${name}`)}
          </span>
        ))}
        <span />
        {lines.map((line, i) => (
          <Purchase
            key={i}
            line={line}
            at={i}
            locale={locale}
            error={(name) => field(`${name}-${i}`).error}
            onChange={(part) => change(i, part)}
            onRemove={() => remove(i)}
          />
        ))}
      </div>
      {removed && (
        <p class="small" role="status">
          {say('qual.purchase.removed')}{' '}
          <button id="purchase-undo" type="button" class="text-button" onClick={undo}>
            {say('common.undo')}
          </button>
        </p>
      )}
      {lines.length < MOST_PURCHASES && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            put([...lines, EMPTY]);
            focusSoon(idOf(`what-${lines.length}`));
          }}
        >
          <Icon name="plus" /> {say('qual.purchase.add')}
        </button>
      )}
      <div class="three">
        {amounts.map(([name, amount]) => (
          <NumberField
            key={name}
            {...field(name)}
            value={amount}
            locale={locale}
            onInput={(typedAmount) => type({ [name]: typedAmount })}
          />
        ))}
      </div>
      <p class="hint">{say('qual.budget.calc', { pct: shownShare(settings.priceIndex) })}</p>
    </>
  );
}

function Purchase({
  line,
  at,
  locale,
  error,
  onChange,
  onRemove,
}: {
  readonly line: PurchaseLine;
  readonly at: number;
  readonly locale: string;
  error(name: 'price' | 'year'): string | undefined;
  onChange(part: Readonly<Record<string, string | number>>): void;
  onRemove(): void;
}): JSX.Element {
  const label = (name: 'what' | 'price' | 'year'): string =>
    `${say(`qual.purchase.${name}`)} ${at + 1}`;
  const remove = say('qual.purchase.remove', { what: line.what || at + 1 });
  return (
    <>
      <div class="field">
        <input
          id={idOf(`what-${at}`)}
          aria-label={label('what')}
          value={line.what}
          maxLength={60}
          autoComplete="off"
          onInput={({ currentTarget }) => onChange({ what: currentTarget.value })}
        />
      </div>
      <NumberField
        id={idOf(`price-${at}`)}
        label={label('price')}
        error={error('price')}
        value={line.price}
        locale={locale}
        onInput={(price) => onChange({ price })}
      />
      <NumberField
        id={idOf(`year-${at}`)}
        label={label('year')}
        error={error('year')}
        value={line.year}
        locale={locale}
        isPlain
        onInput={(year) => onChange({ year })}
      />
      <IconButton icon="close" name={remove} onClick={onRemove} />
    </>
  );
}
