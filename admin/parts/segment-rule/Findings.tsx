import { useText } from '../../i18n/use-text.ts';
import { Mark } from '../Mark.tsx';
import { RuleLines } from './RuleLines.tsx';
import type { Finding } from './segment-rule.data.ts';
import { useFacts } from './use-facts.ts';

/** What each line of a rule came to for a member. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const text = useText();
  const { byName, valueName } = useFacts();
  return (
    <RuleLines
      lines={findings.map(({ line }) => line)}
      beside={(place) => {
        const { holds, found, line } = findings[place]!;
        const said = found.map((value) => valueName(byName.get(line.fact ?? ''), value)).join('、');
        return (
          <Mark tone={holds ? 'good' : 'plain'}>
            {[text(holds ? 'segments.holds' : 'segments.fails'),
              ...(line.kind === 'CONDITION' ? [said || text('segments.nothingKnown')] : [])].join(' · ')}
          </Mark>
        );
      }}
    />
  );
}
