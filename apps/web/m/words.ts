import { caseWords } from '#catalogue/web/case';
import { deskWords } from '#catalogue/web/desk';
import { evidenceWords } from '#catalogue/web/evidence';
import { ladderWords } from '#catalogue/web/ladder';
import { phoneWords } from '#catalogue/web/phone';
import { standingInWords } from '#catalogue/web/standing-in';
import { saying } from '../words/language.ts';

const zh = { ...deskWords['zh-CN'], ...caseWords['zh-CN'], ...evidenceWords['zh-CN'], ...standingInWords['zh-CN'], ...ladderWords['zh-CN'], ...phoneWords['zh-CN'] };
const en = { ...deskWords.en, ...caseWords.en, ...evidenceWords.en, ...standingInWords.en, ...ladderWords.en, ...phoneWords.en };

/** The words of the phone: those of its own, and those that it has in common with the desk. */
export type Word = keyof typeof zh;

/** A sentence of the phone, with its facts. */
export const say = saying<Word>({ 'zh-CN': zh, en });
