import type { Words } from './locale.ts';

/** What is wrong with a request, before any rule of a case is asked; and what went wrong with us. */
const zh = {
  'malformed-request': '请求内容有误，请按下面各项的提示修改后再提交。',
  'malformed-json': '请求正文不是有效的 JSON。请检查引号、逗号和括号。',
  'malformed-characters': '内容里有损坏的字符（空字符或不成对的代理项）。请重新输入。',
  'body-too-deep': '请求正文嵌套太深。请按接口文档的格式提交。',
  'body-too-large': '请求正文超过 {most} KB。请精简内容后再提交。',
  'unsupported-media-type': '请求正文必须是 JSON（Content-Type: application/json）。',
  'malformed-idempotency-key': '请求头 Idempotency-Key 必须是一个 UUID。',
  'malformed-if-match': '请求头 If-Match 必须是带引号的版本号，例如 "3"。',
  'malformed-last-event-id': '请求头 Last-Event-ID 不是本系统发出的编号。请去掉它，从现在开始接收。',
  'malformed-cursor': '翻页参数 cursor 无效。请从第一页重新查询。',
  unauthenticated: '请先登录。',
  'session-expired': '登录已过期，请重新登录。',
  'no-longer-in-office': '您已不在任，或城市资料里没有您的信息。请联系系统管理员。',
  'unknown-route': '没有这个接口。请查看 /api/docs。',
  'unknown-calendar': '没有版本为“{id}”的日历。请从日历列表里选择。',
  'unknown-campaign': '没有编号为“{id}”的创建活动。',
  'unknown-amendment': '没有编号为“{id}”的调整，或者它不涉及在办案件。请从调整列表里选择。',
  'unknown-deadline': '本案没有编号为“{id}”的期限。',
  'too-many-requests': '请求太频繁，请 {seconds} 秒后再试。',
  'too-many-feeds': '同时打开的实时更新太多（最多 {most} 个）。请关闭几个页面后再试。',
  'database-unavailable': '数据库暂时连接不上，请 {seconds} 秒后再试。已提交成功的内容不会丢失。',
  'temporal-unavailable': '流程服务暂时连接不上，演示时钟不能拨动。请 {seconds} 秒后再试。',
  overloaded: '系统正忙，请 {seconds} 秒后再试。',
  'clock-never-moves-back': '演示时钟只能往前拨，不能拨回 {to:instant}。请选择更晚的时间。',
  'clock-stalled': '演示时钟没有拨到位：还有 {due} 件到期事项没有人执行。请检查工作进程（worker）是否在运行，再拨一次。',
  'internal-error': '系统内部出错，已记录（请求编号 {request}）。请稍后再试，或把编号告诉系统管理员。',
  'api-schema-behind': '数据库结构比程序旧（缺 {missing}）。请先执行数据库升级，再启动接口进程。',
  'api-no-database': '没有指定数据库。请设置 DATABASE_URL，或用 npm start 启动整个系统。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'malformed-request': 'The request is malformed. Correct what is listed below and send it again.',
  'malformed-json': 'The body is not valid JSON. Check quotes, commas and brackets.',
  'malformed-characters': 'The content holds broken characters (NUL or unpaired surrogates). Type it again.',
  'body-too-deep': 'The body is nested too deeply. See the documentation for its form.',
  'body-too-large': 'The body is larger than {most} KB. Shorten it.',
  'unsupported-media-type': 'The body must be JSON (Content-Type: application/json).',
  'malformed-idempotency-key': 'The header Idempotency-Key must be a UUID.',
  'malformed-if-match': 'The header If-Match must be a version in quotes, such as "3".',
  'malformed-last-event-id': 'The header Last-Event-ID was not given out by this system. Leave it out to begin now.',
  'malformed-cursor': 'The parameter cursor is not valid. Begin again at the first page.',
  unauthenticated: 'Sign in first.',
  'session-expired': 'Your session has ended. Sign in again.',
  'no-longer-in-office': 'You hold no post any more, or the city does not know you. Ask the system administrator.',
  'unknown-route': 'There is no such address. See /api/docs.',
  'unknown-calendar': 'There is no calendar of version "{id}". Choose one of the list.',
  'unknown-campaign': 'There is no campaign "{id}".',
  'unknown-amendment': 'There is no amendment "{id}", or no open case follows it. Choose one of the list.',
  'unknown-deadline': 'The case has no deadline "{id}".',
  'too-many-requests': 'Too many requests. Try again in {seconds} s.',
  'too-many-feeds': 'Too many live feeds at once (at most {most}). Close some pages.',
  'database-unavailable': 'The database cannot be reached. Try again in {seconds} s. Nothing that was acknowledged is lost.',
  'temporal-unavailable': 'The workflow service cannot be reached, so the demonstration clock cannot be moved. Try again in {seconds} s.',
  overloaded: 'The system is busy. Try again in {seconds} s.',
  'clock-never-moves-back': 'The demonstration clock only moves forward, not back to {to:instant}. Choose a later time.',
  'clock-stalled': 'The demonstration clock did not arrive: {due} duties are due and nobody performs them. Check that a worker is running, then move it again.',
  'internal-error': 'Something went wrong on our side and was recorded (request {request}). Try again later, or tell the administrator this id.',
  'api-schema-behind': 'The database schema is older than the program ({missing} missing). Run the migrations first, then start the API.',
  'api-no-database': 'No database was named. Set DATABASE_URL, or start the whole product with npm start.',
};

/** What a problem of each HTTP status is, in two or three words. */
export const titleWords: Words<'400' | '401' | '403' | '404' | '409' | '412' | '413' | '415' | '429' | '500' | '503'> = {
  'zh-CN': {
    400: '请求有误', 401: '没有登录', 403: '没有权限', 404: '没有找到', 409: '现在不能这样做', 412: '内容已有变化', 413: '内容太大', 415: '格式不支持', 429: '请求太频繁', 500: '系统出错', 503: '暂时不可用',
  },
  en: {
    400: 'Malformed request', 401: 'Not signed in', 403: 'Not allowed', 404: 'Not found', 409: 'Not possible now', 412: 'Changed meanwhile', 413: 'Too large', 415: 'Unsupported format', 429: 'Too many requests',
    500: 'Internal error', 503: 'Not available',
  },
};

/** By language and code, with {facts} to fill in. */
export const requestWords = { 'zh-CN': zh, en } as const;
