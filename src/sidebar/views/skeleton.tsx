import type { JSX } from 'preact';

/** Shapes in the place of what is being read. */
export function Skeleton(): JSX.Element {
  return (
    <section class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </section>
  );
}
