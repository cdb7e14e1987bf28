import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { formatNumber } from '#kernel/number.ts'
import type { Trend } from '../contract.ts'

type Words = { value: string; running: string; target: string }

const figure = (value: unknown) => (typeof value === 'number' ? formatNumber(Math.round(value * 10) / 10) : '')
const ink = { fill: 'var(--trend-ink)', fontSize: 13 }

/** The picture of a trend; the same figures stand in the table beside it. Loaded after the page. */
export function TrendDrawing({ trend, words }: { trend: Trend; words: Words }) {
  const { months, target, goal } = trend
  const isMoving = !matchMedia('(prefers-reduced-motion: reduce)').matches
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={months} margin={{ top: 24, right: 16, bottom: 4, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--trend-grid)" />
        <XAxis dataKey="month" tick={ink} tickLine={false} stroke="var(--trend-line)" />
        <YAxis
          tick={ink}
          tickFormatter={figure}
          tickLine={false}
          axisLine={false}
          width={64}
          domain={[0, (highest: number) => Math.max(highest, target ?? 0)]}
        />
        <Tooltip
          formatter={figure}
          contentStyle={{
            background: 'var(--trend-paper)',
            border: '1px solid var(--trend-line)',
            color: 'var(--trend-ink)',
          }}
          itemStyle={{ color: 'var(--trend-ink)' }}
          cursor={{ fill: 'var(--trend-grid)' }}
        />
        <Legend
          wrapperStyle={{ fontSize: 14 }}
          formatter={(name) => <span style={{ color: 'var(--trend-ink)' }}>{name}</span>}
        />
        {goal.kind !== 'share' && (
          <Bar
            dataKey="value"
            name={words.value}
            fill="var(--trend-bar)"
            stroke="var(--trend-line)"
            isAnimationActive={isMoving}
          />
        )}
        <Line
          dataKey="running"
          name={words.running}
          type="linear"
          stroke="var(--trend-running)"
          strokeWidth={2.5}
          dot={{ r: 3, fill: 'var(--trend-paper)' }}
          isAnimationActive={isMoving}
        />
        {target !== null && (
          <ReferenceLine
            y={target}
            stroke="var(--trend-target)"
            strokeWidth={2}
            strokeDasharray="7 4"
            label={{
              value: `${words.target}: ${figure(target)}`,
              position: 'insideTopLeft',
              dy: -20,
              fill: 'var(--trend-ink)',
              fontSize: 13,
            }}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  )
}
