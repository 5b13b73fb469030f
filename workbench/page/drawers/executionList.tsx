/** What ran, newest first; each opens to its calls, its log and its error. */
import type { Execution } from '../../drive/executions';
import type { Words } from '../words';

export function ExecutionList(props: {
  readonly executions: readonly Execution[];
  readonly words: Words;
  readonly time: (instant: string) => string;
}) {
  const { executions, words, time } = props;
  const files = new Set(executions.map(({ file }) => file));
  if (executions.length === 0) return <p class="wb-muted">{words.clock.nothingRan}</p>;
  return (
    <ol class="wb-executions">
      {executions.map((execution) => (
        <li key={execution.number}>
          <details>
            <summary>
              <span class={execution.error === undefined ? 'wb-done' : 'wb-failed'}>
                {execution.error === undefined ? words.clock.done : words.clock.failed}
              </span>
              <strong>{execution.functionName}</strong>
              <span class="wb-muted">{causeIn(words, execution)}</span>
              {files.size > 1 && <span class="wb-muted">{execution.file}</span>}
              <span>{time(execution.startedAt)}</span>
              <span class="wb-muted">
                {words.clock.took(execution.tookMs, countOf(execution.calls))}
              </span>
            </summary>
            <Details execution={execution} words={words} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function Details({ execution, words }: { readonly execution: Execution; readonly words: Words }) {
  const { calls, error, log, user } = execution;
  const byCount = Object.entries(calls).sort(([, a], [, b]) => b - a);
  return (
    <>
      {error !== undefined && <p class="wb-trouble">{error}</p>}
      <p class="wb-muted">{user}</p>
      {log.length > 0 && (
        <pre class="wb-log" tabIndex={0} aria-label={words.clock.log}>
          {log.join('\n')}
        </pre>
      )}
      {byCount.length > 0 && (
        <table class="wb-calls">
          <caption>{words.clock.calls}</caption>
          <tbody>
            {byCount.map(([method, count]) => (
              <tr key={method}>
                <th scope="row">{method}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function causeIn({ clock }: Words, { cause, fate }: Execution): string {
  const by = clock.causes[cause];
  return fate === undefined || fate === 'inTime' ? by : `${by}, ${clock.fates[fate]}`;
}

function countOf(calls: Execution['calls']): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
