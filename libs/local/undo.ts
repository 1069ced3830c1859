/** What has been started and must be stopped again, the latest first. */
export class Undo {
  private readonly steps: (() => Promise<void> | void)[] = [];

  /** Remembers how to stop what was just started, and hands it on. */
  after<T>(started: T, stop: (started: T) => Promise<void> | void): T {
    this.steps.push(() => stop(started));
    return started;
  }

  /** Stops everything; a step that fails does not keep the others from being done, and its error is thrown at the end. */
  async all(): Promise<void> {
    const errors: unknown[] = [];
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
