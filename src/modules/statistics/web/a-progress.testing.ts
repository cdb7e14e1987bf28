import type { GoalInfo, Progress, ProgressCell, ProgressUnit } from '../contract.ts'

/** A small progress report for tests: three provinces in two regions, a target to reach and a limit. */
export function aProgress(): Progress {
  const goals = [
    aGoal('p1.classes', 'Lớp mô hình', 'at-least'),
    aGoal('p1.limit', 'Lớp quản lý', 'at-most'),
    aGoal('p3.people', 'Người học', 'at-least'),
  ]
  const [behind, met, silent] = [aCell(4, 2, 'behind'), aCell(4, 6, 'met'), aCell(4, null, 'not-reported')]
  const [within, over, none] = [
    aCell(1, 1, 'within-limit'),
    aCell(1, 2, 'over-limit'),
    aCell(null, null, 'not-assigned'),
  ]
  return {
    year: 2015,
    programme: { id: 'osh', title: { vi: 'Chương trình', en: 'Programme' } },
    borders: null,
    letters: [
      {
        id: '00000000-0000-4000-8000-000000000727',
        number: '727/LĐTBXH-ATLĐ',
        datedOn: '2015-03-05' as Progress['letters'][0]['datedOn'],
      },
    ],
    coverage: { reported: 2, of: 3 },
    inseparable: [],
    goals,
    units: [
      aUnit('VN', 'Cả nước', 'nation', null, [
        { ...aCell(12, 8, 'behind'), reported: 2, assigned: 3, well: 1 },
        aCell(2, 3, 'over-limit'),
        met,
      ]),
      aUnit('I', 'Đông Bắc Bộ', 'region', null, [aCell(8, 8, 'met'), over, met]),
      aUnit('id-02', 'Hà Giang', 'province', 'I', [behind, over, met]),
      aUnit('id-06', 'Bắc Kạn', 'province', 'I', [met, within, met]),
      aUnit('V', 'Nam Trung Bộ', 'region', null, [silent, none, silent]),
      aUnit('id-48', 'Đà Nẵng', 'province', 'V', [silent, none, silent]),
    ],
  }
}

function aGoal(code: string, name: string, direction: GoalInfo['direction']): GoalInfo {
  return {
    code,
    indicator: code,
    project: code.slice(0, 2),
    title: { vi: `${name} tại doanh nghiệp`, en: name },
    short: { vi: name, en: name },
    unit: { vi: 'lớp', en: 'class' },
    direction,
    kind: 'sum',
    isPriority: true,
    citation: { source: 'letter', clause: 'Bảng 1', quote: 'số lượng tối thiểu' },
  }
}

function aCell(target: number | null, result: number | null, state: ProgressCell['state']): ProgressCell {
  const isWell = state === 'met' || state === 'within-limit'
  return {
    target,
    result,
    percent: target && result !== null ? (result / target) * 100 : null,
    state,
    reported: result === null ? 0 : 1,
    assigned: target === null ? 0 : 1,
    well: isWell ? 1 : 0,
  }
}

const EN: Record<string, string> = { VN: 'Whole country', I: 'Northeast', V: 'South Central' }

function aUnit(
  id: string,
  name: string,
  level: ProgressUnit['level'],
  region: string | null,
  cells: ProgressCell[],
): ProgressUnit {
  const hasReported = cells.some(({ result }) => result !== null)
  return {
    id,
    code: id,
    name,
    nameEn: level === 'province' ? name : (EN[id] ?? name),
    fullName: level === 'province' ? `Tỉnh ${name}` : name,
    level,
    region,
    shapes: [],
    hasReported,
    cells,
  }
}
