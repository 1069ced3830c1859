import type { Words } from './locale.ts';

const zh = {
  product: '销号', tagline: '整改督办销号系统', offline: '连不上服务器。您填写的内容还在，请检查网络后再试。', unreadable: '服务器的答复无法识别，请稍后再试。',
  'sign-in': '登录', 'sign-in-as': '选择登录身份', 'sign-in-again': '登录已过期，请重新登录。您填写的内容都还在。', 'sign-out': '退出', 'find-person': '按姓名、职务或单位查找', language: 'English', 'large-type': '大字版', 'usual-type': '标准字号',
  cases: '案件', report: '上报问题', notices: '通知', 'no-notices': '没有未读通知', 'mark-read': '阅知', boards: '督办看板', 'now-is': '演示时钟 {now}', 'move-on-hours': '快进 {n} 小时', 'move-on-days': '快进 {n} 天', moved: '时钟已到 {now}，期间自动办理 {n} 件事项。',
  'view-mine': '我的', 'view-verify': '待核实', 'view-dispatch': '待交办', 'view-claim': '待认领', 'view-ruling': '待裁定', 'view-work': '整改中', 'view-check': '待核查', 'view-sign-off': '待销号', 'view-soon': '临期', 'view-overdue': '逾期', 'view-suspended': '挂账', 'view-all': '全部', 'view-closed': '已销号',
  search: '按标题、编号、地点查找', 'no-cases': '没有符合条件的案件。可以换一个视图或清除查找条件。', more: '再显示一些', refresh: '刷新', updates: '有 {n} 条更新，点此刷新', export: '打印',
  'column-no': '编号', 'column-title': '问题', 'column-place': '地点', 'column-unit': '牵头单位', 'column-status': '状态', 'column-clock': '期限', 'column-level': '督办级别', 'column-opened': '上报时间',
  'due-in-days': '剩 {n} 个工作日', 'due-today': '今天到期', 'due-in-hours': '剩 {n} 个工作时', 'overdue-days': '逾期 {n} 个工作日', 'overdue-hours': '逾期 {n} 个工作时', stopped: '计时已停', provisional: '暂定', 'due-at': '到期 {at}', 'explain-due': '逐日说明期限',
  'counted': '计', 'not-counted': '不计', 'counted-days': '共计 {n} 个工作日', 'from-to': '自 {from} 起，至 {to} 止', 'close': '关闭', 'calendar-version': '日历 {version}', 'policy-version': '规则 {version}',
  'what-next': '接下来会发生什么', 'nothing-next': '没有等待的事项。', 'tells': '告知', 'copies': '抄送', 'stopped-by': '办理以下任一项即可避免', 'by-rule': '依据 {rule}（{policy}）', 'waits-for': '现在等待', since: '自 {at}',
  shares: '承办单位', role: '角色', unit: '单位', state: '状态', 'no-shares': '尚未交办。', timeline: '办理记录', 'filter-all': '全部', 'filter-people': '人工', 'filter-clock': '系统', 'filter-escalation': '督办', 'recorded-late': '补录于 {at}', told: '告知：{people}', 'refused-attempts': '被拒绝的操作', 'event-link': '第 {n} 条',
  'you-may': '您可以办理', 'you-may-not': '为什么不能办理', 'nothing-to-do': '此刻没有需要您办理的事项。', problem: '问题描述', requirement: '整改要求', source: '来源', place: '地点', category: '类别', grade: '级别', opened: '上报', 'case-no': '编号', plan: '整改方案', causes: '原因', measures: '措施',
  submit: '提交', cancel: '取消', saved: '已办理：{what}', 'draft-kept': '已恢复您上次未提交的内容。', 'somebody-was-faster': '有人先办理了这件案件，页面已更新。您填写的内容还在，请核对后再提交。', 'required': '必填', add: '添加', remove: '删去', choose: '请选择', yes: '是', no: '否',
  'load-failed': '没有取到内容：{why}', retry: '再试一次', loading: '正在取内容', 'not-found': '没有这个页面。', back: '返回列表', attempts: '复查 {n} 次', relapses: '反弹 {n} 次', bounces: '异议 {n} 次', listed: '挂牌督办', negative: '负面清单', exposed: '已曝光', help: '快捷键：j/k 上下移动，回车打开，/ 查找，? 帮助', reported: '已上报，编号待立案后生成。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  product: 'Xiaohao', tagline: 'Rectification cases', offline: 'The server cannot be reached. What you typed is still here; check the network and try again.', unreadable: 'The answer of the server cannot be read. Try again later.',
  'sign-in': 'Sign in', 'sign-in-as': 'Sign in as', 'sign-in-again': 'Your session is over. Sign in again; what you typed is still here.', 'sign-out': 'Sign out', 'find-person': 'Name, post or unit', language: '中文', 'large-type': 'Large type', 'usual-type': 'Usual type',
  cases: 'Cases', report: 'Report a problem', notices: 'Notices', 'no-notices': 'Nothing unread', 'mark-read': 'Read', boards: 'Boards', 'now-is': 'Demonstration clock {now}', 'move-on-hours': '{n} hours on', 'move-on-days': '{n} days on', moved: 'It is {now} now; {n} duties were performed on the way.',
  'view-mine': 'Mine', 'view-verify': 'To verify', 'view-dispatch': 'To dispatch', 'view-claim': 'To claim', 'view-ruling': 'To rule', 'view-work': 'In work', 'view-check': 'To check', 'view-sign-off': 'To sign off', 'view-soon': 'Due soon', 'view-overdue': 'Overdue', 'view-suspended': 'Suspended', 'view-all': 'All', 'view-closed': 'Closed',
  search: 'Title, number or place', 'no-cases': 'No case fits. Choose another view or clear the search.', more: 'Show more', refresh: 'Refresh', updates: '{n} updates; show them', export: 'Print',
  'column-no': 'No.', 'column-title': 'Problem', 'column-place': 'Place', 'column-unit': 'Lead unit', 'column-status': 'Status', 'column-clock': 'Deadline', 'column-level': 'Level', 'column-opened': 'Reported',
  'due-in-days': '{n} working days left', 'due-today': 'due today', 'due-in-hours': '{n} working hours left', 'overdue-days': '{n} working days overdue', 'overdue-hours': '{n} working hours overdue', stopped: 'clock stopped', provisional: 'provisional', 'due-at': 'due {at}', 'explain-due': 'Explain the deadline day by day',
  'counted': 'counts', 'not-counted': 'does not count', 'counted-days': '{n} working days in all', 'from-to': 'from {from} to {to}', 'close': 'Close', 'calendar-version': 'Calendar {version}', 'policy-version': 'Rules {version}',
  'what-next': 'What happens next', 'nothing-next': 'Nothing waits.', 'tells': 'Tells', 'copies': 'Copies', 'stopped-by': 'Any of these makes it unnecessary', 'by-rule': 'By {rule} ({policy})', 'waits-for': 'Waits for', since: 'since {at}',
  shares: 'Units', role: 'Role', unit: 'Unit', state: 'State', 'no-shares': 'Not ordered yet.', timeline: 'Trail', 'filter-all': 'All', 'filter-people': 'People', 'filter-clock': 'Clock', 'filter-escalation': 'Escalation', 'recorded-late': 'entered late, {at}', told: 'Told: {people}', 'refused-attempts': 'Refused attempts', 'event-link': 'Entry {n}',
  'you-may': 'You may', 'you-may-not': 'Why not', 'nothing-to-do': 'Nothing waits for you now.', problem: 'Problem', requirement: 'Requirement', source: 'Source', place: 'Place', category: 'Category', grade: 'Grade', opened: 'Reported', 'case-no': 'No.', plan: 'Plan', causes: 'Causes', measures: 'Measures',
  submit: 'Submit', cancel: 'Cancel', saved: 'Done: {what}', 'draft-kept': 'What you had typed before is back.', 'somebody-was-faster': 'Somebody was faster; the page shows what changed. What you typed is still here: check it and submit again.', 'required': 'required', add: 'Add', remove: 'Remove', choose: 'Choose', yes: 'Yes', no: 'No',
  'load-failed': 'Nothing could be loaded: {why}', retry: 'Try again', loading: 'Loading', 'not-found': 'There is no such page.', back: 'Back to the list', attempts: '{n} re-inspections', relapses: '{n} relapses', bounces: '{n} disputes', listed: 'Listed', negative: 'Negative list', exposed: 'Exposed', help: 'Keys: j/k move, Enter opens, / searches, ? help', reported: 'Reported; the number comes with the registration.',
};

/** The words of the pages themselves; names of statuses, commands and rules come from the server. */
export const webWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };
export type WebWord = keyof typeof zh;
