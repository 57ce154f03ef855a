import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { hashOfText, isVersion, readText } from '../../domain/privacy/consent-rules.ts';
import type { Purpose } from '../../domain/words.ts';
import { consentTextTable } from '../../persistence/tables/consent-text.table.ts';

export interface PublishConsentTextInput {
  readonly purpose: Purpose;
  readonly version: string;
  readonly zh: string;
  readonly en: string;
}

export type PublishConsentTextCode = 'VERSION_INVALID' | 'TEXT_INVALID' | 'VERSION_TAKEN';

/** A text that members agree to from now on; what they agreed to before keeps its own. */
export const publishConsentText = defineCommand<PublishConsentTextInput, { key: string }, PublishConsentTextCode>({
  name: 'members.publish-consent-text',
  execute: async (tx, input) => {
    const version = input.version.trim();
    const { purpose } = input;
    if (!isVersion(version)) {
      return refused('VERSION_INVALID', 'A version has 1 to 40 characters.', ['version']);
    }
    const [zh, en] = [readText(input.zh), readText(input.en)];
    if (zh === null || en === null) {
      return refused('TEXT_INVALID', 'A text has 10 to 20,000 characters.', [zh === null ? 'zh' : 'en']);
    }
    const textHash = hashOfText({ zh, en });
    const taken = await tx.sql.maybe`select 1 from consent_text where purpose = ${purpose} and version = ${version}`;
    if (taken) return refused('VERSION_TAKEN', 'This version is published already.', ['version']);
    await tx.sql.insertInto(consentTextTable, [{
      purpose, version, zh, en, textHash, publishedAt: tx.now, publishedBy: tx.actor.name,
    }]);
    tx.audit({ after: { purpose, version, textHash } });
    return accepted({ key: `${purpose}\n${version}` });
  },
});
