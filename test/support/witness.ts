import { proxySinks, type WorkflowInterceptors } from '@temporalio/workflow';

/** What a workflow asks of Temporal, in the order in which it asks. Times in milliseconds or as the workflow gives them. */
export type Asked =
  | Readonly<{ what: 'timer'; milliseconds: number; summary: string }>
  | Readonly<{ what: 'activity'; name: string; args: readonly unknown[]; startToClose: string | number; scheduleToClose: string | number }>
  | Readonly<{ what: 'local activity'; name: string }>;

// oxlint-disable-next-line typescript/consistent-type-definitions -- the SDK wants a type with an index signature, which an interface has not.
export type WitnessSinks = { witness: { asks: (asked: Asked) => void } };

const { witness } = proxySinks<WitnessSinks>();

/** Runs inside the workflow's sandbox when a history is replayed, and tells what the workflow asks of Temporal: replaying itself looks neither at lengths nor at arguments. */
export const interceptors = (): WorkflowInterceptors => ({
  outbound: [
    {
      startTimer: (input, next) => {
        witness.asks({ what: 'timer', milliseconds: input.durationMs, summary: input.options?.summary ?? '' });
        return next(input);
      },
      scheduleActivity: (input, next) => {
        const { startToCloseTimeout = 0, scheduleToCloseTimeout = 0 } = input.options;
        witness.asks({ what: 'activity', name: input.activityType, args: input.args, startToClose: startToCloseTimeout, scheduleToClose: scheduleToCloseTimeout });
        return next(input);
      },
      scheduleLocalActivity: (input, next) => {
        witness.asks({ what: 'local activity', name: input.activityType });
        return next(input);
      },
    },
  ],
});
