import type { Words } from './locale.ts';

/** Headings, labels and results of the command line. */
export type CliWord =
  | 'imported' | 'import-summary' | 'import-errors' | 'import-dry-run' | 'import-units' | 'reading' | 'case' | 'status' | 'office' | 'lead' | 'due' | 'provisional' | 'level' | 'holder' | 'trail' | 'chain-intact'
  | 'chain-broken' | 'files-sound' | 'file-missing' | 'file-changed' | 'on-behalf' | 'recorded' | 'refused-attempts' | 'agenda' | 'tells' | 'stops' | 'rule' | 'nothing-next' | 'due-at' | 'counts' | 'counts-not' | 'city-ok' | 'city-problems' | 'city-applied'
  | 'city-unchanged' | 'doctor-ok' | 'doctor-problem' | 'repaired' | 'repaired-others' | 'rebuilt' | 'not-found' | 'history-only' | 'interrupted' | 'seeding' | 'rebuilding' | 'check-database' | 'mend-database' | 'check-schema' | 'mend-schema' | 'check-temporal' | 'mend-temporal' | 'check-calendar' | 'mend-calendar' | 'check-disk' | 'mend-disk' | 'check-mail' | 'mend-mail' | 'check-city' | 'mend-city' | 'check-evidence' | 'mend-evidence' | 'check-workflows' | 'mend-workflows';

export const cliWords: Words<CliWord> = {
  'zh-CN': {
    imported: '导入 {imported} 件，已有 {already} 件未变，退回 {refused} 行；用时 {seconds} 秒，每秒 {speed} 件，内存峰值 {memory} MB。',
    'import-summary': '按期 {onTime}，逾期 {overdue}，无时限已结 {withoutLimit}，未结 {open}',
    'import-errors': '退回的行和原因见 {file}',
    'import-dry-run': '试导入：可导入 {imported} 件，退回 {refused} 行；没有写入任何内容。',
    'import-units': '新增单位：{units}',
    reading: '导入', case: '案件', status: '状态', office: '办公室', lead: '牵头单位', due: '时限', provisional: '暂定', level: '责任等级', holder: '当前在', trail: '办理轨迹',
    'chain-intact': '核验通过：{events} 条记录，哈希链完整。', 'chain-broken': '核验不通过：第 {version} 条起哈希链断裂（{what}）。', 'files-sound': '附件核验通过：{files} 个文件都在，内容未变。', 'file-missing': '附件核验不通过：文件 {sha256} 不在了。', 'file-changed': '附件核验不通过：文件 {sha256} 的内容变了。', 'on-behalf': '代', recorded: '补录于 {at}', 'refused-attempts': '被拒绝的操作',
    agenda: '接下来会发生什么', tells: '告知', stops: '以下操作可避免', rule: '依据', 'nothing-next': '不会再自动发生任何事。', 'due-at': '到期', counts: '计', 'counts-not': '不计',
    'city-ok': '城市文件没有问题：{offices} 个办公室，{units} 个单位，{people} 人，{areas} 个区域，{categories} 个类别。', 'city-problems': '第 {line} 行第 {column} 列：{sentence}',
    'city-applied': '已记录 {events} 项变更，城市版本 {version}。', 'city-unchanged': '没有变化，城市版本仍为 {version}。',
    'doctor-ok': '正常', 'doctor-problem': '异常', repaired: '已为 {cases} 件在办案件恢复流程。', 'repaired-others': '另为 {others} 个创建活动、单位责任档案和排名榜恢复流程。', rebuilt: '{name}：与事件日志相差 {different} 行。', rebuilding: '重建',
    'check-database': '数据库', 'mend-database': '请检查 DATABASE_URL。', 'check-schema': '数据表', 'mend-schema': '请运行 npm start 或迁移任务。', 'check-temporal': 'Temporal', 'mend-temporal': '请启动 Temporal 或检查 TEMPORAL_ADDRESS;期间办理不受影响，催办会推迟。', 'check-calendar': '工作日历', 'mend-calendar': '下一年放假通知尚未收录，跨年时限为暂定。', 'check-disk': '磁盘空间', 'mend-disk': '请清理磁盘。', 'check-mail': '邮件', 'mend-mail': '', 'check-city': '城市文件', 'mend-city': '请运行 xiaohao city apply。', 'check-evidence': '证据文件', 'mend-evidence': '请检查数据目录或 XIAOHAO_EVIDENCE_URL，并从备份恢复缺少的文件。', 'check-workflows': '案件流程', 'mend-workflows': '请运行 xiaohao doctor --repair。', 'not-found': '没有找到案件 {id}。',
    'history-only': '目前只支持历史导入，请加上 --history。', interrupted: '已停止；已导入的部分保留，再次导入同一文件会接着做。', seeding: '正在准备演示城市：{done}/{all} 件案件……',
  },
  en: {
    imported: 'Imported {imported} cases, {already} were there unchanged, {refused} rows came back; {seconds} s, {speed} cases/s, peak memory {memory} MB.',
    'import-summary': 'on time {onTime}, overdue {overdue}, closed without a limit {withoutLimit}, open {open}',
    'import-errors': 'The rows that came back, with reasons: {file}',
    'import-dry-run': 'Dry run: {imported} cases could be imported, {refused} rows would come back; nothing was written.',
    'import-units': 'Units added: {units}',
    reading: 'importing', case: 'case', status: 'status', office: 'office', lead: 'lead unit', due: 'due', provisional: 'provisional', level: 'accountability', holder: 'now with', trail: 'trail',
    'chain-intact': 'Verified: {events} events, the hash chain is intact.', 'chain-broken': 'Not verified: the hash chain is broken at event {version} ({what}).', 'files-sound': 'Verified: all {files} attached files are there and unchanged.', 'file-missing': 'Not verified: the file {sha256} is missing.', 'file-changed': 'Not verified: the file {sha256} was changed.', 'on-behalf': 'for', recorded: 'recorded {at}', 'refused-attempts': 'refused attempts',
    agenda: 'what happens next', tells: 'tells', stops: 'stopped by', rule: 'by rule', 'nothing-next': 'Nothing more happens by itself.', 'due-at': 'due', counts: 'counts', 'counts-not': 'does not count',
    'city-ok': 'The city file is sound: {offices} offices, {units} units, {people} people, {areas} areas, {categories} categories.', 'city-problems': 'line {line}, column {column}: {sentence}',
    'city-applied': '{events} changes recorded, the city is at version {version}.', 'city-unchanged': 'Nothing changed, the city stays at version {version}.',
    'doctor-ok': 'ok', 'doctor-problem': 'problem', repaired: '{cases} open cases have their workflow again.', 'repaired-others': 'So have {others} campaigns, records of units and boards.', rebuilt: '{name}: {different} rows differ from the log.', rebuilding: 'rebuilding',
    'check-database': 'database', 'mend-database': 'Check DATABASE_URL.', 'check-schema': 'tables', 'mend-schema': 'Run npm start, or the migration.', 'check-temporal': 'Temporal', 'mend-temporal': 'Start Temporal or check TEMPORAL_ADDRESS; commands go on, reminders wait.', 'check-calendar': 'calendar', 'mend-calendar': 'The notice of the next year is not in yet: deadlines beyond are provisional.', 'check-disk': 'disk space', 'mend-disk': 'Free some space.', 'check-mail': 'mail', 'mend-mail': '', 'check-city': 'city', 'mend-city': 'Run xiaohao city apply.', 'check-evidence': 'evidence', 'mend-evidence': 'Check the data folder or XIAOHAO_EVIDENCE_URL, and restore the missing files from a backup.', 'check-workflows': 'workflows', 'mend-workflows': 'Run xiaohao doctor --repair.', 'not-found': 'There is no case {id}.',
    'history-only': 'Only history imports are supported: add --history.', interrupted: 'Stopped; what was imported stays, importing the same file again goes on.', seeding: 'Preparing the demonstration city: {done} of {all} cases …',
  },
};
