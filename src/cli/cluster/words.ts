/** Rates and durations for people. */

const [minute, hour, day, year] = [60, 3600, 86_400, 365.25 * 86_400];

/** Two digits of a number of seconds, in the unit that suits. */
export function durationText(seconds: number): string {
  const of = (unit: number, name: string): string => `${twoDigits(seconds / unit)} ${name}`;
  if (seconds < 2 * minute) return of(1, "s");
  if (seconds < 2 * hour) return of(minute, "minutes");
  if (seconds < 2 * day) return of(hour, "hours");
  return seconds < 2 * year ? of(day, "days") : of(year, "years");
}

/** Two digits of a rate. */
export function rateText(rate: number): string {
  return `${twoDigits(rate)} a second`;
}

function twoDigits(value: number): string {
  const rounded = Number(value.toPrecision(2));
  if (rounded < 1e15) return String(rounded);
  return value.toExponential(1);
}
