import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer, ServerFunctions } from './server';
import { change } from './server';
import type { Trouble } from './trouble';
import { TroubleBanner } from './troubleText';
import { say } from './words';

/** How a change of the workbook stands. */
export interface ChangeState {
  readonly isWorking: boolean;
  readonly isBusy?: boolean;
  readonly isSlow?: boolean;
  readonly trouble?: Trouble;
}

const SLOW_AFTER_MS = 4000;

/** Changes the workbook, one change at a time, and keeps how it stands. */
export function useChange(): {
  readonly state: ChangeState;
  run<N extends keyof ServerFunctions>(
    name: N,
    ...args: Parameters<ServerFunctions[N]>
  ): Promise<Answer<ReturnType<ServerFunctions[N]>>>;
} {
  const [state, setState] = useState<ChangeState>({ isWorking: false });
  return {
    state,
    async run(name, ...args) {
      setState({ isWorking: true });
      const slow = setTimeout(() => setState({ isWorking: true, isSlow: true }), SLOW_AFTER_MS);
      const answer = await change(name, args, () => setState({ isWorking: true, isBusy: true }));
      clearTimeout(slow);
      setState({ isWorking: false, ...(answer.ok ? {} : { trouble: answer.trouble }) });
      return answer;
    },
  };
}

/** Tells how a change stands; what is done is told by whoever asked for it. */
export function ChangeStatus({
  state,
  working = say('common.working'),
}: {
  state: ChangeState;
  working?: string;
}): JSX.Element {
  const slow = state.isBusy
    ? say('state.busy.again')
    : state.isSlow
      ? say('common.working.slow')
      : '';
  return (
    <>
      <p class="status" role="status">
        {state.isWorking && (
          <>
            <span class="spinner" aria-hidden="true" /> {working} {slow}
          </>
        )}
      </p>
      {state.trouble && <TroubleBanner trouble={state.trouble} />}
    </>
  );
}
