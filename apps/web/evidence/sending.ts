import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../server/problem.ts';
import { type Progress, upload } from './upload.ts';

/** A file on its way, or refused. */
export type Sent = Readonly<{ id: number; name: string; size: number; progress: Progress; problem?: string }>;
type Sending = Readonly<{ underway: readonly Sent[]; take: (files: readonly File[]) => void; giveUp: (id: number) => void }>;

/** Sends files; `arrived` is told the hash of each. Whoever leaves gives up what is on its way. */
export function useSending(arrived: (sha256: string) => void): Sending {
  const [underway, setUnderway] = useState<readonly Sent[]>([]);
  const ends = useRef(new Map<number, AbortController>());
  const count = useRef(0);
  useEffect(() => {
    const { current } = ends;
    return () => {
      for (const end of current.values()) end.abort();
    };
  }, []);
  const change = (id: number, what: Partial<Sent>): void => setUnderway((all) => all.map((one) => (one.id === id ? { ...one, ...what } : one)));
  const giveUp = (id: number): void => {
    ends.current.get(id)?.abort();
    ends.current.delete(id);
    setUnderway((all) => all.filter((one) => one.id !== id));
  };
  const sendOne = async (file: File, id: number): Promise<void> => {
    const end = new AbortController();
    ends.current.set(id, end);
    try {
      const { sha256 } = await upload(file, (progress) => change(id, { progress }), end.signal);
      arrived(sha256);
      giveUp(id);
    } catch (error) {
      if (!end.signal.aborted) change(id, { problem: error instanceof ApiProblem ? error.message : String(error) });
    }
  };
  const take = (files: readonly File[]): void => {
    const all = files.map((file) => ({ file, id: (count.current += 1) }));
    setUnderway((before) => [...before, ...all.map(({ file, id }) => ({ id, name: file.name, size: file.size, progress: { sent: 0, broken: false } }))]);
    for (const { file, id } of all) void sendOne(file, id);
  };
  return { underway, take, giveUp };
}
