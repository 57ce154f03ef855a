import { Box, Checkbox, FormControl, FormControlLabel, FormLabel, Typography } from '@mui/material';
import { Controller, useFormContext } from 'react-hook-form';
import type { ConsentPurpose } from '../../gql/graphql.ts';
import { useReader } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { ConsentText } from '../consent-texts/consent-texts.data.ts';

/** None is ticked beforehand; each has its text below it, to be read before one agrees. */
export function Consents({ name, texts }: { name: string; texts: readonly ConsentText[] }) {
  const { control } = useFormContext();
  const text = useText();
  const word = useWord();
  const reader = useReader();
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => {
        const agreed = (field.value ?? []) as ConsentPurpose[];
        const toggle = (purpose: ConsentPurpose) => field.onChange(
          agreed.includes(purpose) ? agreed.filter((one) => one !== purpose) : [...agreed, purpose]);
        return (
          <FormControl component="fieldset">
            <FormLabel component="legend">{text('counter.consents')}</FormLabel>
            {texts.map(({ purpose, version, ...said }) => (
              <Box key={purpose} sx={{ borderBottom: 1, borderColor: 'divider', pb: 0.75 }}>
                <FormControlLabel
                  label={word('consent', purpose)}
                  control={<Checkbox checked={agreed.includes(purpose)} onChange={() => toggle(purpose)} />}
                />
                <Box component="details" sx={{ pl: 4, '& summary': { cursor: 'pointer' } }}>
                  <Typography component="summary" variant="body2" className="soft">
                    {text('counter.readText', { version })}
                  </Typography>
                  <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                    {reader === 'en' ? said.en : said.zh}
                  </Typography>
                </Box>
              </Box>
            ))}
          </FormControl>
        );
      }}
    />
  );
}
