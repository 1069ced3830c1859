import type { Words } from './locale.ts';

/** What an operator reads in Temporal's own list of workflows. */
export const operatorWords: Words<'title' | 'status' | 'lead' | 'due' | 'provisional' | 'next' | 'nothing' | 'over' | 'duty' | 'tells' | 'stopped-by' | 'more' | 'mail'> = {
  'zh-CN': {
    title: '{caseNo} {title}', status: '状态：{status:status}', lead: '牵头单位：{unit:unit}', due: '整改期限：{dueAt:instant}', provisional: '（暂定）', next: '接下来（无人办理时）：', nothing: '眼下没有到期事项，等待办理。',
    over: '本案已了结，不再计时。', duty: '{at:instant} {label}', tells: '告知{people}', 'stopped-by': '办理“{commands:command}”即可解除', more: '另有 {n} 项。', mail: '邮件通知 {notice}',
  },
  en: {
    title: '{caseNo} {title}', status: 'Status: {status:status}', lead: 'Lead unit: {unit:unit}', due: 'To be rectified by: {dueAt:instant}', provisional: ' (provisional)', next: 'Next, if nobody acts:', nothing: 'Nothing is due now; the case waits for somebody.',
    over: 'This case is over; nothing is timed any more.', duty: '{at:instant} {label}', tells: 'tells {people}', 'stopped-by': 'made unnecessary by: {commands:command}', more: '{n} more.', mail: 'mail for notice {notice}',
  },
};

/** Why a worker does not start. */
export const workerWords: Words<'schema-behind' | 'no-database-named' | 'no-temporal-named' | 'no-namespace'> = {
  'zh-CN': {
    'schema-behind': '数据库结构不是最新的（缺 {missing}）。请先执行数据库升级，再启动工作进程。', 'no-database-named': '没有指定数据库。请设置 DATABASE_URL，或用 npm start 启动整个系统。',
    'no-temporal-named': '没有指定 Temporal。请设置 TEMPORAL_ADDRESS，或用 npm start 启动整个系统。',
    'no-namespace': 'Temporal 里没有名为 {namespace} 的命名空间。请先建立它，或用 TEMPORAL_NAMESPACE 另指一个。',
  },
  en: {
    'schema-behind': 'The database schema is not up to date ({missing} missing). Run the migrations first, then start the worker.', 'no-database-named': 'No database was named. Set DATABASE_URL, or start the whole product with npm start.',
    'no-temporal-named': 'No Temporal was named. Set TEMPORAL_ADDRESS, or start the whole product with npm start.',
    'no-namespace': 'Temporal has no namespace {namespace}. Make it first, or name another with TEMPORAL_NAMESPACE.',
  },
};
