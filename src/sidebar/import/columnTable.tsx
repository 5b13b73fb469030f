import type { JSX } from 'preact';
import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ImportField } from '../../flows/importFields';
import type { ImportKey } from './importWords';
import type { DecimalSign } from '../../table/fileAmounts';
import type { DateOrder } from '../../table/fileDays';
import { DATE_ORDERS } from '../../table/fileDays';
import { Icon } from '../icon';
import { say } from './importWords';
import type { ColumnChoice, ColumnChoices } from './columnChoices';
import { cellAsRead, cellsOf, isNeeded, unreadableCells, wantsReading } from './columnChoices';
import type { CsvTable } from './csvFile';
import type { Complaint } from './importPage';

const SAMPLES = 3;
const SIGNS: readonly (readonly [DecimalSign, ImportKey])[] = [
  ['.', 'map.sign.point'],
  [',', 'map.sign.comma'],
];

interface Props {
  readonly table: CsvTable;
  readonly fields: readonly ImportField[];
  readonly proposed: Readonly<Record<string, string>>;
  readonly choices: ColumnChoices;
  readonly complaint: Complaint | null;
  readonly isLocked: boolean;
  onChoose(field: string, choice: Partial<ColumnChoice> | null): void;
}

/** Each field with the column that fills it, how that is read, and the first rows as they would come in. */
export function ColumnTable(props: Props): JSX.Element {
  const { table, fields, proposed, choices } = props;
  const ordered = useMemo(() => {
    const named = new Set(Object.values(proposed));
    const rank = ({ field }: ImportField): number =>
      isNeeded(field) ? 0 : named.has(field) ? 1 : 2;
    return [...fields].sort((one, other) => rank(one) - rank(other));
  }, [fields, proposed]);
  const taken = new Set(Object.values(choices).map((choice) => choice?.column));
  const own = table.headings.filter((_, column) => !taken.has(column));
  return (
    <section class="columns">
      <table>
        <caption class="visually-hidden">{say('map.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('map.need')}</th>
            <th scope="col">{say('map.yours')}</th>
            <th scope="col">{say('map.reading')}</th>
            <th scope="col">{say('map.sample')}</th>
            <th scope="col">
              <span class="visually-hidden">{say('map.status')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((field) => (
            <FieldRow key={field.field} {...props} field={field} choice={choices[field.field]} />
          ))}
        </tbody>
      </table>
      {own.length > 0 && <p class="small">{say('map.own', { columns: own.join(', ') })}</p>}
    </section>
  );
}

function FieldRow({
  table,
  field,
  choice,
  complaint,
  isLocked,
  onChoose,
}: Props & { field: ImportField; choice: ColumnChoice | undefined }): JSX.Element {
  const { field: name, heading } = field;
  const isWrong = complaint?.field === name;
  const bad = useMemo(() => {
    if (!choice || wantsReading(field, choice)) return 0;
    return unreadableCells(table, field, choice);
  }, [table, field, choice]);
  const problem = isWrong
    ? complaint.text
    : bad > 0
      ? say('map.unreadable', { n: bad, field: heading })
      : '';
  const marks = (control: string): JSX.HTMLAttributes<HTMLSelectElement> =>
    isWrong && complaint.control === control
      ? { 'aria-invalid': true, 'aria-describedby': `problem-${name}` }
      : {};
  return (
    <>
      <tr class={problem ? 'with-problem' : ''}>
        <th scope="row">
          {heading} {isNeeded(name) && <span class="small">{say('map.required')}</span>}
        </th>
        <td>
          <select
            id={`column-${name}`}
            class="select"
            aria-label={say('map.yourColumnFor', { field: heading })}
            disabled={isLocked}
            value={choice ? String(choice.column) : ''}
            onChange={({ currentTarget: { value } }) =>
              onChoose(name, value === '' ? null : { column: Number(value) })
            }
            {...marks(`column-${name}`)}
          >
            <option value="">{say('map.skip')}</option>
            {table.headings.map((text, column) => (
              <option key={text} value={String(column)}>
                {text}
              </option>
            ))}
          </select>
        </td>
        <td>
          {choice && (
            <Reading
              field={field}
              choice={choice}
              isLocked={isLocked}
              marks={marks(`reading-${name}`)}
              onChoose={(reading) => onChoose(name, reading)}
            />
          )}
        </td>
        <td class="small samples">
          {choice &&
            samples(table, field, choice).map((text, i, { length }) => (
              <Fragment key={i}>
                {i > 0 && ' '}
                <span class={field.writtenAs === 'text' ? '' : 'together'}>
                  {text}
                  {i < length - 1 && ';'}
                </span>
              </Fragment>
            ))}
        </td>
        <td>{choice && <Status isOpen={wantsReading(field, choice) || bad > 0} />}</td>
      </tr>
      {problem && (
        <tr class="problem">
          <td colSpan={5}>
            <p class="field-error" id={`problem-${name}`} role={isWrong ? 'alert' : undefined}>
              <Icon name="warn" /> {problem}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}

function Status({ isOpen }: { isOpen: boolean }): JSX.Element {
  return isOpen ? (
    <span class="state state-open">
      <Icon name="warn" /> {say('map.check')}
    </span>
  ) : (
    <span class="state">
      <Icon name="check" /> {say('map.matched')}
    </span>
  );
}

/** How days or decimals are written; a column that does not tell has nothing chosen. */
function Reading({
  field: { field, heading, writtenAs },
  choice: { order, sign },
  isLocked,
  marks,
  onChoose,
}: {
  field: ImportField;
  choice: ColumnChoice;
  isLocked: boolean;
  marks: JSX.HTMLAttributes<HTMLSelectElement>;
  onChoose(reading: Partial<ColumnChoice>): void;
}): JSX.Element | null {
  if (writtenAs === 'text') return null;
  const isDay = writtenAs === 'day';
  const options: readonly (readonly [string, ImportKey])[] = isDay
    ? DATE_ORDERS.map((each) => [each, `map.day.${each}`] as const)
    : SIGNS;
  const value = isDay ? order : sign;
  return (
    <select
      id={`reading-${field}`}
      class="select"
      aria-label={say('map.readingOf', { field: heading })}
      disabled={isLocked}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChoose(
          isDay
            ? { order: currentTarget.value as DateOrder }
            : { sign: currentTarget.value as DecimalSign },
        )
      }
      {...marks}
    >
      {value === null && (
        <option value="" disabled>
          {say('map.chooseReading')}
        </option>
      )}
      {options.map(([each, key]) => (
        <option key={each} value={each}>
          {say(key)}
        </option>
      ))}
    </select>
  );
}

function samples(table: CsvTable, field: ImportField, choice: ColumnChoice): string[] {
  return cellsOf(table, choice.column)
    .filter((text) => text.trim() !== '')
    .slice(0, SAMPLES)
    .map((text) => cellAsRead(text, field, choice) ?? text);
}
