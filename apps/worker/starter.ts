import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** Where workflows are started: a client of Temporal and the task queue that the workers serve. */
export type Starter = Readonly<{ client: Client; taskQueue: string }>;

/** Where Temporal is, `host:port`, and what of it is ours. */
export type TemporalPlace = Readonly<{ address: string; namespace: string; taskQueue: string }>;

/** Between two attempts to connect again, in milliseconds: Temporal comes back before anybody notices that it was away. */
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 250, 'grpc.max_reconnect_backoff_ms': 2_000 };

/** A call is tried a few times within a second; who has more patience tries again, and can say so in the log. */
const interceptors = [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 4 }))];

/** Connects when first used. */
export function openStarter({ address, namespace, taskQueue }: TemporalPlace): Starter & Readonly<{ close: () => Promise<void> }> {
  const connection = Connection.lazy({ address, channelArgs, interceptors, connectTimeout: '5s' });
  return { client: new Client({ connection, namespace }), taskQueue, close: () => connection.close() };
}
