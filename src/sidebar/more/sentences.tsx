import type { JSX } from 'preact';

/** What the server reports, sentence by sentence, read out as it comes. */
export function Sentences({ sentences }: { sentences: readonly string[] }): JSX.Element {
  return (
    <div role="status">
      {sentences.length > 0 && (
        <ul class="report">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
