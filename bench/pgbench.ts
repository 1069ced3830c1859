import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ground } from './product.ts';

const text = "'{\"title\":\"人民路井盖缺失\",\"description\":\"人民路与建设路交叉口东北角一处污水井盖缺失。\",\"place\":{\"address\":\"人民路与建设路交叉口\"}}'";
const hash = "md5(:id::text || 'x')";

/** One transaction of the main line without any program around it: move the stream, append, keep the command's answer, project. */
const transaction = (step: number): string => `
begin;
${step === 0 ? `insert into streams (stream_id, version, hash) values ('case/' || :id, 1, ${hash});` : `update streams set version = ${step + 1}, hash = ${hash} where stream_id = 'case/' || :id and version = ${step};`}
insert into events (stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, data, prev_hash, hash)
  values ('case/' || :id, ${step + 1}, 'Step${step}', 1, '2026-11-20T09:00:00+08:00', '2026-11-20T09:00:00+08:00', '{"person":"p1","name":"林晓梅","post":"受理员"}', 'c' || :id || '-${step}', ${text}, ${hash}, ${hash});
insert into commands (stream_id, command_id, request_hash, answer, version, recorded_at) values ('case/' || :id, 'c' || :id || '-${step}', ${hash}, '{"version":${step + 1}}', ${step + 1}, '2026-11-20T09:00:00+08:00');
insert into floor_case (case_id, version, title, status, moved_at) values ('case/' || :id, ${step + 1}, '人民路井盖缺失', 'step${step}', now()) on conflict (case_id) do update set version = excluded.version, status = excluded.status, moved_at = excluded.moved_at;
commit;`;

/** The database's floor: the same five transactions a case by pgbench, on the same PostgreSQL. Cases a second. */
export async function pgbenchFloor({ folder }: Ground, url: string, clients: number, seconds: number): Promise<number> {
  const script = join(folder, 'floor.sql');
  await writeFile(script, `\\set id random(1, 9000000000000000)\n${[0, 1, 2, 3, 4].map(transaction).join('\n')}\n`);
  const { stdout } = await promisify(execFile)('pgbench', ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script, url]).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Error('pgbench is not installed: on Debian, apt-get install postgresql-contrib or postgresql-15.');
    throw error;
  });
  const found = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (found === undefined) throw new Error(`pgbench said: ${stdout}`);
  return Number(found);
}
