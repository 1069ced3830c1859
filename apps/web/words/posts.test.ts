import { describe, expect, it } from '@jest/globals';
import { postOf } from './posts.ts';

describe('a post', () => {
  it.each([
    [{ post: '市城管局局长', unitName: '市城管局' }, '市城管局局长'],
    [{ post: '市创卫办主任', officeName: '清川市创卫办' }, '市创卫办主任'],
    [{ post: '城东区委书记', unitName: '城东区' }, '城东区委书记'],
    [{ post: '科长', unitName: '市住建局' }, '市住建局 科长'],
    [{ post: '副市长', officeName: '清川市创卫办' }, '清川市创卫办 副市长'],
    [{ post: '系统' }, '系统'],
  ])('says once whose it is: %j', (placed, said) => {
    expect(postOf(placed)).toBe(said);
  });
});
