import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportReport } from '../../flows/importDeals';
import { Icon } from '../icon';
import { closePage } from '../server';
import { say } from './importWords';
import type { CsvTable } from './csvFile';
import { csvText } from './csvFile';

const SHOWN = 100;
/** The headings are line 1 of the file. */
const FIRST_LINE = 2;

/** What came in, and what did not and why; refused rows can be had as a file, to be mended. */
export function ImportDone({
  report,
  table,
}: {
  report: ImportReport;
  table: CsvTable;
}): JSX.Element {
  const { added, refused, notes } = report;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <main>
        <section>
          <h1 tabIndex={-1} ref={heading}>
            <span class="good">
              <Icon name="check" />
            </span>{' '}
            {say('csv.done', { n: added })}
          </h1>
          {notes.map((note) => (
            <p key={note} class="note">
              {note}
            </p>
          ))}
        </section>
        {refused.length > 0 && (
          <section class="columns">
            <div class="heading-line">
              <h2>{say('csv.refused', { n: refused.length })}</h2>
              <Download refused={refused} table={table} />
            </div>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('csv.row')}</th>
                  <th scope="col">{say('csv.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {refused.slice(0, SHOWN).map(({ row, reason }) => (
                  <tr key={row}>
                    <td>{row}</td>
                    <td>{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {refused.length > SHOWN && (
              <p class="small">{say('csv.more', { n: refused.length - SHOWN })}</p>
            )}
          </section>
        )}
      </main>
      <footer>
        <button type="button" class="button primary" onClick={closePage}>
          {say('common.close')}
        </button>
      </footer>
    </>
  );
}

/** The rows as they stood in the file, with the reason as one more column. */
function Download({
  refused,
  table,
}: {
  refused: ImportReport['refused'];
  table: CsvTable;
}): JSX.Element {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    const rows = refused.map(({ row, reason }) => {
      const cells = table.rows[row - FIRST_LINE] ?? [];
      return [...table.headings.map((_, column) => cells[column] ?? ''), reason];
    });
    const text = csvText([...table.headings, say('csv.reason')], rows, table.separator);
    const made = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [refused, table]);
  return (
    <a class="button" href={address} download={`${say('csv.refusedFile')}.csv`}>
      {say('csv.badrows')}
    </a>
  );
}
