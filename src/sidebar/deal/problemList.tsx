import type { FieldProblem } from '../../table/dealForm';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Icon } from '../icon';
import { say } from '../sidebarWords';
import { desk } from './desk';
import { focusSoon } from './focus';
import { nameOfField } from './forms';
import { idOf } from './formOfDeal';
import { sectionOf } from './qualifyForm';

/** All that is wrong with a form, each a way to its field; it takes the keyboard once. */
export function ProblemList({
  problems,
}: {
  readonly problems: readonly FieldProblem[];
}): JSX.Element {
  const banner = useRef<HTMLDivElement>(null);
  useEffect(() => banner.current?.focus(), []);
  return (
    <div class="banner banner-error" role="alert" tabIndex={-1} ref={banner}>
      <Icon name="warn" />
      <div>
        <b>{say('bad.title', { n: problems.length })}</b>
        <ul class="plain-list">
          {problems.map(({ field, text }) => (
            <li key={field}>
              <button
                type="button"
                class="text-button"
                onClick={() => {
                  if (desk.form === 'qualify') desk.set({ section: sectionOf(field) });
                  focusSoon(idOf(field));
                }}
              >
                {nameOfProblem(field)}: {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A purchase's field has its number. */
function nameOfProblem(field: string): string {
  const [, name, at] = /^(price|year)-(\d+)$/.exec(field) ?? [];
  if (name === undefined) return nameOfField(field);
  return `${say(`qual.purchase.${name as 'price' | 'year'}`)} ${Number(at) + 1}`;
}
