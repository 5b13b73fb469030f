import { dayNumber } from '../domain/day';
import type { Outcome } from '../domain/outcome';
import { answer, trouble } from '../domain/outcome';
import { isWorkingDay, nextWorkingDay } from '../domain/workingDays';
import type { FieldProblem } from '../table/dealForm';
import { readWorkSettings } from '../table/workSettings';
import { SETTINGS } from '../template/settings';
import type { Besides } from './changeDeal';
import { changeDeal, readChange } from './changeDeal';
import type { SaveAnswer } from './dealAnswers';
import { dealSettings } from './dealSettings';
import { openLogbook } from './logbook';
import { columnSentences, readTable } from './readTable';
import type { Services } from './services';

/**
 * Closes a deal as won or lost: it moves to the first stage of that kind. After a sale the check-ins are planned, each on a
 * working day.
 *
 * @param services what the flow may do; the caller holds the lock
 * @param request a CloseRequest
 * @returns the deal as it is now, or why nothing was written
 */
export function closeDeal(services: Services, request: unknown): Outcome<SaveAnswer, string> {
  const asked = readChange(request, { as: 'text', closed: 'words' });
  if (!asked.ok) return asked;
  const { language, dealId, as, closed } = asked.value;
  const { clock, workbook } = services;
  const settings = readTable(workbook, SETTINGS);
  if (!settings.ok) return trouble(...columnSentences(language, settings.problems));
  const work = readWorkSettings(settings.value.cells, clock.now(), clock.wallClock);
  const { stages } = dealSettings(services, settings.value.cells, work, '');
  const stage = stages.find(({ kind }) => kind === as);
  const day = dayNumber(closed);
  const book = as === 'won' ? openLogbook(services, language) : null;
  if (book && !book.ok) return trouble(...columnSentences(language, book.problems));
  const days = day === null ? [] : work.checkInDays.map((days) => day + days);
  return changeDeal(services, asked.value, {
    stages: stages.map(({ name }) => name),
    values: { stage: stage?.name ?? '', closed },
    besides(deal): Outcome<Besides, FieldProblem> {
      if (as !== 'won' && as !== 'lost') return trouble(deal.problem('as', 'form.word'));
      if (stage === undefined) return trouble(deal.problem('stage', `form.noStage.${as}`));
      if (day === null) return trouble(deal.problem('closed', 'form.day'));
      if (day > clock.now()) return trouble(deal.problem('closed', 'form.notFuture'));
      return answer({
        write: () =>
          book?.value.add(
            days.map((due, i) => ({
              id: `c-${dealId}-${work.checkInDays[i]}-${day}`,
              dealId,
              prospect: deal.name,
              when: isWorkingDay(due, work.time) ? due : nextWorkingDay(due, work.time),
              type: 'checkIn',
              state: 'planned',
              by: services.userMail(),
            })),
          ) ?? [],
      });
    },
  });
}
