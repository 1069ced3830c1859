import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { sweep } from '#evidence/sweep';
import { Product } from '../product.ts';

/** How often uploads that nobody finished or attached are cleaned up, in milliseconds. */
const interval = 3_600_000;

/** Cleans up beside the requests; where several processes do, each finds what the others left. */
@Injectable()
export class EvidenceSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('evidence');
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly product: Product) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#sweep(), interval).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #sweep(): Promise<void> {
    await sweep(this.product.evidence).catch((error: unknown) => this.#log.warn(`cleaning up failed: ${error instanceof Error ? error.message : String(error)}`));
  }
}
