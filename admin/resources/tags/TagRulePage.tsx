import { Alert, Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { TagRulePageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { AskWhy } from '../../parts/segment-rule/AskWhy.tsx';
import { Findings } from '../../parts/segment-rule/Findings.tsx';
import { RuleLines } from '../../parts/segment-rule/RuleLines.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { EditTagRule } from './EditTagRule.tsx';
import { explainTag, runTagRule, setTagRule, type RuledTag } from './tags.data.ts';

/** A tag with its rule: what it says, when it was worked out, and why it is true of a member. */
export default function TagRulePage() {
  const { code = '' } = useParams();
  const asked = useAsk(TagRulePageDocument, {});
  return (
    <Answer asked={asked}>
      {({ tags }) => {
        const tag = tags.find((one) => one.code === code);
        return tag ? <Body tag={tag} /> : <NotFound />;
      }}
    </Answer>
  );
}

function Body({ tag }: { tag: RuledTag }) {
  const text = useText();
  const named = useNamed();
  const writes = useCan()('insights:write');
  const { rule } = tag;
  return (
    <Page
      title={named(tag)}
      over={<PageLink to="/tags">{text('tags.title')}</PageLink>}
      actions={writes && <Actions tag={tag} />}>
      {tag.retired && <Alert severity="info" sx={{ mb: 2 }}>{text('tags.retiredRule')}</Alert>}
      {!rule ? <Alert severity="info">{text('tags.noRule')}</Alert> : (
        <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) minmax(0,1fr)' } }}>
          <Box sx={{ minWidth: 0 }}>
            <Section title={text('tags.rule')}><RuleLines lines={rule.lines} /></Section>
            <RuleFacts rule={rule} />
          </Box>
          <Section title={text('tags.why')}><Why code={tag.code} /></Section>
        </Box>
      )}
    </Page>
  );
}

function RuleFacts({ rule }: { rule: NonNullable<RuledTag['rule']> }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { lastRun } = rule;
  const done = lastRun?.finishedAt ? format.dateTime(lastRun.finishedAt) : text('tags.running');
  return (
    <Facts rows={[
      [text('tags.ruleSource'), word('tagSource', rule.source)],
      [text('insights.confidence'), `${rule.confidence}%`],
      [text('tags.lastRun'), lastRun ? done : '—'],
      [text('tags.tagged'), lastRun ? format.number(lastRun.members) : '—'],
      [text('tags.givenTaken'), lastRun ? `+${format.number(lastRun.given)} −${format.number(lastRun.taken)}` : '—'],
      [text('tags.setBy'), `${rule.setBy} · ${format.dateTime(rule.setAt)}`],
    ]} />
  );
}

function Why({ code }: { code: string }) {
  const text = useText();
  const named = useNamed();
  return (
    <AskWhy explain={(memberId) => explainTag(code, memberId)}>
      {(found) => {
        if (!found || found.findings.length === 0) {
          return <Alert severity="warning">{text('segments.unknownHere')}</Alert>;
        }
        const { belongs, overriddenBy } = found;
        return (
          <>
            <Alert severity={belongs ? 'success' : 'info'}>{text(belongs ? 'tags.isTrue' : 'tags.isNotTrue')}</Alert>
            {overriddenBy && (
              <Alert severity="warning">{text('insights.overridden', { tag: named(overriddenBy) })}</Alert>
            )}
            <Findings findings={found.findings} />
          </>
        );
      }}
    </AskWhy>
  );
}

type Dialog = 'edit' | 'run' | 'drop';

function Actions({ tag }: { tag: RuledTag }) {
  const text = useText();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const { code, version, rule, retired } = tag;
  const run = useCallback((_: object, key: string) => runTagRule(code, key), [code]);
  const drop = useCallback((_: object, idempotencyKey: string) => setTagRule({
    tag: code, rule: null, source: 'BEHAVIOUR', confidence: 100, expectedVersion: version, idempotencyKey,
  }), [code, version]);
  return (
    <>
      {rule && !retired && (
        <Button variant="outlined" onClick={() => setDialog('run')}>{text('tags.runRule')}</Button>
      )}
      {!retired && (
        <Button variant="outlined" onClick={() => setDialog('edit')}>
          {text(rule ? 'tags.editRule' : 'tags.addRule')}
        </Button>
      )}
      {rule && <Button color="inherit" onClick={() => setDialog('drop')}>{text('tags.dropRule')}</Button>}
      {dialog === 'edit' && <EditTagRule tag={tag} onClose={close} />}
      {dialog === 'run' && (
        <CommandDialog name={`tag-run.${code}`} title={text('tags.runRule')} hint={text('tags.runHint')}
          submit={text('tags.runRule')} defaults={{}} onClose={close} run={run} done={() => text('tags.running')} />
      )}
      {dialog === 'drop' && (
        <CommandDialog name={`tag-drop.${code}`} title={text('tags.dropRule')} hint={text('tags.dropHint')} danger
          submit={text('tags.dropRule')} defaults={{}} onClose={close} run={drop} done={() => text('tags.dropped')} />
      )}
    </>
  );
}
