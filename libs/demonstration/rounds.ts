import type { Deps } from '#commands/deps';
import { executeRound } from '#commands/rounds-execute';
import { fileFindingsOf } from '#commands/rounds-filing';
import { roundIdOf } from '#commands/rounds';
import { before } from '#domain/calendar/remaining';
import { stateCouncil } from '#domain/calendar/state-council';
import type { City } from '#domain/city/city';
import { roundPlan, type Found } from '#domain/round/plan';
import { placesToCheck } from '#domain/round/round';
import { addDays, dayOf, type Instant } from '#domain/time';
import type { EvidenceStore } from '#evidence/store';
import type { Act } from './chronicle.ts';
import { keyOf } from './key.ts';
import { photographerOf } from './photos.ts';
import { personOf } from './stage.ts';

const director = 'p-zhao-weimin';
const inspector = 'p-ma-zhiqiang';
/** A picture that no case of the corpus has. */
const picture = 900;

/** What is found at the first drawn places, one after the other; the last ones are still to be checked. */
const found: readonly Readonly<Omit<Found, 'place' | 'evidence'>>[] = [
  { result: 'problem', title: '市场出入口摊贩占道', description: '出入口两侧有五个流动摊位，占用人行道约二十米，高峰时行人走机动车道。' },
  { result: 'problem', title: '垃圾桶满溢，周边有散落垃圾', description: '两个分类垃圾桶满溢，地面有散落垃圾和污水，附近居民反映已有两天。' },
  { result: 'clear', description: '摊位都在线内，地面干净，值守人员在岗。' },
  { result: 'problem', title: '公厕地面积水，洗手液缺失', description: '男厕地面积水，两处水龙头漏水，洗手液空瓶未补充，保洁记录停在三天前。' },
];

const planOf = (now: Instant) =>
  roundPlan.parse({
    name: '农贸市场及周边环境暗访', timing: 'unscheduled', manner: 'covert', extent: 'spot', begins: dayOf(now), ends: addDays(dayOf(now), 6), inspectors: [inspector, 'p-tian-yu'], draws: 6, basis: '复审迎检工作方案',
    places: [
      { address: '东关农贸市场西门', area: 'dg-shichang' }, { address: '东大街 88 号门前', area: 'dg-dongdajie' }, { address: '钟楼社区便民市场', area: 'dg-zhonglou' }, { address: '客运站出站口', area: 'hb-keyunzhan' }, { address: '沿河路早市', area: 'hb-yanhe' },
      { address: '临江社区公厕', area: 'hb-linjiang' }, { address: '西大街与南门交叉口', area: 'xc-xidajie' }, { address: '南门社区菜市场', area: 'xc-nanmen' }, { address: '石桥老街集市', area: 'sq-laojie' }, { address: '桥头村村口', area: 'sq-qiaotou' },
    ],
  });

/** A round of covert spot checks that is under way: planned in secret and drawn some hours ago, with what was found at the first places. */
export function roundActs(deps: Deps, city: City, now: Instant, store: EvidenceStore): readonly Act[] {
  const hoursAgo = (amount: number): Instant => before(stateCouncil, now, { amount, unit: 'workhour' });
  const [plans, files] = [keyOf('round', 'plan'), keyOf('round', 'findings')];
  const id = roundIdOf(plans);
  const begins = hoursAgo(14);
  return [
    { at: begins, run: () => executeRound(deps, { id, command: { type: 'plan-round', data: planOf(begins) }, actor: personOf(city, director), commandId: plans }) },
    { at: hoursAgo(12), run: () => executeRound(deps, { id, command: { type: 'draw-places', data: {} }, actor: personOf(city, director), commandId: keyOf('round', 'draw') }) },
    {
      at: hoursAgo(5),
      run: async () => {
        const drawn = placesToCheck(await deps.rounds.current(deps.pool, id));
        const actor = personOf(city, inspector);
        const [photo = ''] = await photographerOf(store, picture)('report', actor, hoursAgo(5));
        const findings = found.flatMap((one, index): Found[] => {
          const place = drawn[index]?.id;
          return place === undefined ? [] : [{ ...one, place, ...(index === 0 ? { evidence: [photo] } : {}) }];
        });
        await executeRound(deps, { id, command: { type: 'file-findings', data: { findings } }, actor, commandId: files });
        await fileFindingsOf(deps, id, files);
      },
    },
  ];
}
