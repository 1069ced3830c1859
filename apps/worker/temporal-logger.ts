import type { Logger as TemporalLogger, LogLevel } from '@temporalio/common';
import type { Logger } from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const satisfies Readonly<Record<LogLevel, string>>;

/** Lets Temporal's SDK write to the same log. What it finds worth telling is detail here. */
export function temporalLogger(log: Logger): TemporalLogger {
  const inner = log.child({ component: 'temporal' });
  const write = (level: LogLevel) => (message: string, meta?: Record<string | symbol, unknown>) => inner[levels[level]](meta ?? {}, message);
  return { log: (level, message, meta) => write(level)(message, meta), trace: write('TRACE'), debug: write('DEBUG'), info: write('INFO'), warn: write('WARN'), error: write('ERROR') };
}
