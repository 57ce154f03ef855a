import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { NEW_QUESTION, type FormatValues } from './format-values.ts';

/** Questions with their choices, one a line, and which of them is right. */
export function QuestionRows() {
  const text = useText();
  const heading = useId();
  const { fields, append, remove } = useFieldArray<FormatValues, 'questions'>({ name: 'questions' });
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 2 }}>
      <Typography id={heading} component="h3" variant="h3">{text('playfulFormats.questions')}</Typography>
      <FieldRow>
        <FieldText name="answerPoints" label={text('playfulFormats.answerPoints')} required whole />
        <FieldText name="tries" label={text('playfulFormats.tries')} required whole />
      </FieldRow>
      {fields.map(({ id }, place) => (
        <Box key={id} role="group" aria-label={text('playfulFormats.questionAt', { place: place + 1 })}
          sx={{ display: 'grid', gap: 1.5, pb: 1.5, borderBottom: 1, borderColor: 'divider' }}>
          <FieldRow>
            <FieldText name={`questions.${place}.textZh`} label={text('playfulFormats.textZh')} required
              maxLength={300} />
            <FieldText name={`questions.${place}.textEn`} label={text('playfulFormats.textEn')} required
              maxLength={300} />
            <FieldText name={`questions.${place}.choicesZh`} label={text('playfulFormats.choicesZh')} required
              rows={3} />
            <FieldText name={`questions.${place}.choicesEn`} label={text('playfulFormats.choicesEn')} required
              rows={3} />
            <FieldText name={`questions.${place}.right`} label={text('playfulFormats.right')} required whole />
          </FieldRow>
          {fields.length > 1 && (
            <Box>
              <Button size="small" color="inherit" onClick={() => remove(place)}>
                {text('playfulFormats.removeQuestion')}
              </Button>
            </Box>
          )}
        </Box>
      ))}
      <Box>
        <Button disabled={fields.length >= 50} onClick={() => append(NEW_QUESTION, { shouldFocus: false })}>
          {text('playfulFormats.addQuestion')}
        </Button>
      </Box>
    </Box>
  );
}
