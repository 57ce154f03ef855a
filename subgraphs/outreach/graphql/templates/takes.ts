/** Why a text is refused, when it is written, published and tried out. */
export const TEXT_REFUSALS = {
  TEXT_INVALID: 'A text is empty or too long, has braces around more than a variable, or a subject where none belongs.',
  VARIABLE_INVALID: 'A variable has a name of its own and an example; there are at most 20.',
  MISSING_VARIABLE: 'A text has a variable that nobody says 缺少变量.',
  OPT_OUT_MISSING: 'Marketing has {{optOutLink}} in each text 缺少退订链接.',
};
