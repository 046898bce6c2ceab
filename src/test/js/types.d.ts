// Types that the scripts share, and libraries and browser features that the compiler does not know. Not served to browsers.

declare const FullCalendar: any;
declare const htmx: any;

/** An event as the feed returns it. Dates are days or instants; the end is exclusive. */
interface FeedEvent {
  id: string;
  title: string;
  start: string;
  end?: string;
  allDay: boolean;
  editable?: boolean;
  backgroundColor?: string;
  textColor?: string;
  url?: string;
  classNames?: string[];
  extendedProps: FeedEventDetails;
}

interface FeedEventDetails {
  workItemId: string;
  /** null if it is unknown until the next refetch */
  version: number | null;
  type: string;
  status: string;
  priority?: string;
  parentId?: string | null;
  teamId?: string | null;
  team?: string;
  progress?: number;
  childCount?: number;
  labels?: string[];
  assigneeIds?: string[];
  /** Names: first of the people in assigneeIds, then external assignees. */
  assignees?: string[];
  location?: string;
  locationId?: string;
  /** The series of an occurrence. */
  seriesId?: string | null;
  /** Its original start, a day or a local date and time. */
  occurrence?: string | null;
  recurrenceRule?: string | null;
}

type EventFilter = (event: FeedEvent) => boolean;

/** What the page does with the events of the feed. */
interface FeedListener {
  /** Draws the events. */
  show(events: FeedEvent[]): void;
  /** Removes what is not among the events from the screen. */
  shrink(events: FeedEvent[]): void;
  /** Hides drawn events, or shows them again, without a redraw. */
  hide(events: FeedEvent[], isHidden: boolean): void;
  /** Gets all events of the window, regardless of the filters. */
  count(events: FeedEvent[]): void;
  /** Shows a problem; null when it is resolved. */
  problem(problem: import('../../main/resources/static/js/calendar/sidebar/notice.js').Problem | null): void;
  busy(isBusy: boolean): void;
  /** An optimistic update starts. */
  held(): void;
}

/** An event of FullCalendar, as far as it is used. */
interface CalendarEvent extends EventDates {
  id: string;
  title: string;
  extendedProps: any;
}

interface EventDates {
  allDay: boolean;
  start: Date;
  /** Exclusive. */
  end: Date | null;
  startStr: string;
  endStr: string;
}

/** The argument of the content and mount hooks of FullCalendar. */
interface EventContent {
  event: any;
  timeText: string;
  view: { type: string };
}

/** Called after an event was moved, with whether the move was saved. */
type MoveListener = (before: FeedEvent, after: FeedEvent, saved: Promise<string | boolean>) => void;

/** An item as the API returns it, as far as it is used. */
interface WorkItem {
  id: string;
  title: string;
  version: number;
  startDate: string | null;
  dueDate: string | null;
  startTime: string | null;
  endTime: string | null;
  timeZone: string | null;
  calendarVisible: boolean;
  assigneeIds: string[];
  recurrenceRule?: string | null;
}

/** Days; both ends are inclusive. */
interface Span {
  first: string;
  last: string;
}

interface Person {
  id: string;
  name: string;
  isViewer: boolean;
  /** Ids of the teams that this person and the viewer have accepted. */
  teams: string[];
}

interface SavedView {
  id: string;
  name: string;
  query: string;
  teamId: string | null;
  start: boolean;
  editable: boolean;
}

// Templates decide on the kind of an element, so elements found by a selector and targets of events are not checked.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface EventTarget {
  checked: any;
  closest: any;
  content: any;
  readonly dataset: DOMStringMap;
  elements: any;
  form: any;
  getAttribute: any;
  matches: any;
  name: any;
  type: any;
  value: any;
}

interface Event {
  /** Details of events of HTMX and of our own. */
  detail?: any;
  newState?: string;
  persisted?: boolean;
}
