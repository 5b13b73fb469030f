/** A tour of six steps for the first visit: each shows its place on the page, and the last ends with a mail. */
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Words } from './words';

/** What the steps show, in their order. */
export type TourStep = (typeof STEPS)[number];

export interface Tour {
  /** Begins, from the first step. */
  begin(): void;
  /** Begins where nobody has ended it in this browser. */
  offer(): void;
}

const STEPS = ['numbers', 'edit', 'sidebar', 'meeting', 'clock', 'mail'] as const;
const ENDED = 'steadyPipeline.tourEnded';

export function createTour(
  words: Words,
  show: (step: TourStep) => void,
  focusGrid: () => void,
): Tour {
  const place = document.getElementById('wb-tour')!;
  // The engine listens to keys on the window; these are the tour's own.
  place.addEventListener('keydown', (event) => event.stopPropagation());

  function goTo(index: number, isAsked = true): void {
    const step = STEPS[index];
    if (!step) return end();
    show(step);
    place.hidden = false;
    render(
      <Card
        key={step}
        step={step}
        index={index}
        words={words}
        takesFocus={isAsked}
        goTo={goTo}
        end={end}
      />,
      place,
    );
  }

  function end(): void {
    localStorage.setItem(ENDED, 'yes');
    render(undefined, place);
    place.hidden = true;
    focusGrid();
  }

  return {
    begin: () => goTo(0),
    offer() {
      if (localStorage.getItem(ENDED) === null) goTo(0, false);
    },
  };
}

function Card(props: {
  readonly step: TourStep;
  readonly index: number;
  readonly words: Words;
  readonly takesFocus: boolean;
  readonly goTo: (index: number) => void;
  readonly end: () => void;
}) {
  const { step, index, goTo, end } = props;
  const words = props.words.tour;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (props.takesFocus) heading.current?.focus();
  }, []);
  const isLast = index === STEPS.length - 1;
  return (
    <section
      class="wb-tour"
      aria-labelledby="wb-tour-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') end();
      }}
    >
      <p class="wb-muted">{words.step(index + 1, STEPS.length)}</p>
      <h2 id="wb-tour-title" tabIndex={-1} ref={heading}>
        {words[step].title}
      </h2>
      <p>{words[step].text}</p>
      <div class="wb-actions">
        <button type="button" class="wb-button wb-primary" onClick={() => goTo(index + 1)}>
          {isLast ? words.done : words.next}
        </button>
        {index > 0 && (
          <button type="button" class="wb-button" onClick={() => goTo(index - 1)}>
            {words.back}
          </button>
        )}
        {!isLast && (
          <button type="button" class="wb-button wb-plain" onClick={end}>
            {words.end}
          </button>
        )}
      </div>
    </section>
  );
}
