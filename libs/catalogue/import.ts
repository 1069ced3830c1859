/** Why a row of an import, or a whole file, was not taken. */
const zh = {
  'import-missing-columns': '文件缺少这些列：{missing}。文件里有：{found}。请检查映射文件或表头。',
  'import-quotes': '这一行的引号不成对。请补齐或删去多余的引号。',
  'import-columns': '这一行的列数与表头不一致（表头 {columns} 列）。请检查是否少了逗号或多了换行。',
  'import-time': '读不懂时间“{value}”，或者没有这一天。请按映射文件里的格式填写。',
  'import-empty': '这一栏是空的，请填写。',
  'import-too-long': '这一栏太长，请缩短。',
  'import-malformed': '这一栏有无法识别的字符，请重新填写。',
  'import-unknown-unit': '映射文件里没有单位“{value}”。请在 unit.names 里补上。',
  'import-ends-before-start': '办结时间 {closedAt} 早于开始时间 {reportedAt}。请核对这两个日期。',
  'file-encoding': '文件既不是 UTF-8 也不是 GBK 编码。请另存为 UTF-8 后再导入。',
  'mapping-time-pattern': '时间格式里缺少 {missing}。请写成例如 Y-M-D h:m:s。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'import-missing-columns': 'The file lacks these columns: {missing}. It has: {found}. Check the mapping or the header.',
  'import-quotes': 'The quotes of this row do not match. Add the missing one, or remove the extra one.',
  'import-columns': 'This row does not have the {columns} columns of the header. Look for a missing comma or an extra line break.',
  'import-time': 'The time “{value}” cannot be read, or there is no such day. Write it as the mapping says.',
  'import-empty': 'This column is empty. Fill it in.',
  'import-too-long': 'This column is too long. Shorten it.',
  'import-malformed': 'This column holds characters that cannot be read. Write it again.',
  'import-unknown-unit': 'The mapping does not know the unit “{value}”. Add it under unit.names.',
  'import-ends-before-start': 'It was closed at {closedAt}, before it began at {reportedAt}. Check the two dates.',
  'file-encoding': 'The file is neither UTF-8 nor GBK. Save it as UTF-8 and import it again.',
  'mapping-time-pattern': 'The time pattern lacks {missing}. Write for instance Y-M-D h:m:s.',
};

export const importWords = { 'zh-CN': zh, en } as const;
