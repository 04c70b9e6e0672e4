### The public pages.

## Dates
date-day = { $day } { $month } { $year }
date-day-of-year = { $day } { $month }
date-month = { $month } { $year }
date-minute = { $day }, { $time }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = January
month-alone-2 = February
month-alone-3 = March
month-alone-4 = April
month-alone-5 = May
month-alone-6 = June
month-alone-7 = July
month-alone-8 = August
month-alone-9 = September
month-alone-10 = October
month-alone-11 = November
month-alone-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## So many
count-incidents = { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
}

## Frame
nav-today = Today
nav-incidents = Incidents
nav-map = Map
nav-charts = Charts
nav-parties = Parties
nav-obligations = Obligations
nav-agreements = Agreements
nav-tallies = Tallies
nav-statements = Statements
nav-bulletins = Bulletins
nav-calendar = Calendar
nav-data = Data
nav-about = About
feed-bulletins = Bulletins
frame-skip = Skip to the content
frame-languages = Languages
frame-pages = Pages
frame-time = Which time is shown
frame-as-of = As of { $day }
frame-known-all = from all that the record ever learnt
frame-known-at = from what the record had learnt by { $day }
frame-turn = Turn back in time
frame-as-of-label = Show things as they stood at the end of
frame-known-at-label = from what the record had learnt by the end of
frame-turn-help = Leave the second date empty to use all that the record ever learnt. Every page can be turned back, and every address can be kept.
frame-show = Show
frame-latest = Back to the latest
frame-stale = The files of this case have changed and cannot be read without errors. This is what they said before.
foot-no-target = Not covered by the text says nothing of what may be attacked.
foot-unseen = Silence means unseen, not calm.
foot-readings = A claim is somebody’s claim; a finding is always under a named reading.
foot-method = How findings are made
foot-made-with = made with
reading = Reading
all-readings = all readings
legend = What the marks mean
mark-breach = breach
mark-none = no breach
mark-open = undetermined
mark-silent = not taken up
mark-silent-long = no clause takes it up
mark-yes = yes
mark-no = no
mark-maybe = cannot be told

## Errors
error-title-not-found = Nothing here
error-title-not-published = Not published
error-title-bad-value = That cannot be asked
error-title-internal = The site failed
error-no-page = There is no page at { $asked }.
error-no-incident = There is no incident { $asked } in what is shown here. It may lie after the time that is shown.
error-look-here = You may find it from one of these pages:
error-bad-value = “{ $value }” is no value of “{ $name }”.
error-write-day = A day is written as 2016-05-24. You can start again from one of these pages:
error-not-published = Nothing is published of that time.
error-published-span = What is published runs from { $first } to { $last }.
error-internal = This is a fault of the site and not of your request. Nothing is lost.
error-try-again = Please try again, or start from one of these pages:

## Coverage
coverage-title = What was watched.
coverage = { $n ->
    [0] No restriction on monitors is recorded; silence here means unseen, not calm.
    [one] { $n } restriction on monitors is recorded; where monitors cannot look, silence means unseen, not calm.
   *[other] { $n } restrictions on monitors are recorded; where monitors cannot look, silence means unseen, not calm.
}

## Today
today-lead = Is the truce in force, what was breached this week under each reading, what is due, and where the readings part.
today-force = Is the truce in force?
today-breaches = What was breached this week?
today-week = From { $first } to { $last }
today-earlier = Nothing is recorded in the last seven days. This is the last week of which anything is.
today-part = Where the readings part
today-due = What is due, overdue or in dispute?
today-nothing-due = Nothing is due, overdue or in dispute.
today-all-owed = { $n ->
    [one] The one obligation, with what became of it
   *[other] All { $n } obligations, with what became of them
}
force-nothing = No agreement is in force under any reading.
force-day = In force since { $since }: day { $n }.
force-maybe = Perhaps in force since { $since }; that is open.
force-suspended = Not in force at this moment; it began on { $since }.
force-open = Whether it has begun is open.
force-until = It runs until { $until }.
force-ended = It ended with { $until }.
force-no-end = No end is set.
force-question = Held open: { $asks }
force-over = { $n ->
    [one] One agreement is over
   *[other] { $n } agreements are over
}
force-to-come = { $n ->
    [one] One agreement is still to come
   *[other] { $n } agreements are still to come
}

## Incidents
incidents-lead = Each incident under each reading, and the one sentence on which the readings part.
incidents-of-all = of { $n } in all
incidents-none = No incident is recorded that fits. That means unseen, not calm.
totals-caption = How often each reading finds what
matrix-caption = Incidents against readings
matrix-incident = Incident
matrix-part = The readings part:
matrix-turned = { $n ->
    [one] changed under one reading
   *[other] changed under { $n } readings
}
filter = Choose incidents
filter-from = From
filter-until = Until
filter-verdict = Found to be
filter-reading = Under the reading
filter-area = In the area
filter-words = With the words
filter-any = any
filter-parts = Only where the readings part
filter-turned = Only what changed with the last change of the case
pages = Pages
pages-earlier = Earlier
pages-later = Later
pages-number = Page { $n }
pages-of = of { $n }
as-csv = This table as CSV

## Incident
incident-found = What is found
incident-facts = The facts
incident-attribution = Who did it
incident-finding = The finding
incident-no-clause = No clause of any agreement takes this up.
incident-part = Where the readings part
incident-why = Why
incident-missing = What would settle it
incident-says = Who says what
incident-nobody = Nobody says anything of it in this record.
incident-decided = What was decided
incident-stated = What was said of it in public
incident-history = What the record learnt, and when
incident-history-help = Each date leads to what was found from what was known by its end.
incident-learnt = { $n ->
    [one] one claim
   *[other] { $n } claims
}
incident-merged = Holds what was also recorded as
incident-split = Split from
incident-turned = { $reading }: { $after }; before the last change of the case: { $before }.
incident-before = Earlier
incident-after = Later
claim-citing = citing
claim-via = via
claim-grade = grade
claim-grade-help = Admiralty code: the source from A to F, the information from 1 to 6; F and 6 mean that it cannot be judged.
claim-said = said
claim-learnt = learnt
claim-corrects = corrects
claim-source = Source
decided-breach = a breach
decided-no-breach = no breach
share-address = Address of this page:

## Bulletins
bulletin-title-day = Bulletin of { $day }
bulletin-title-week = Bulletin of the week from { $first } to { $last }
bulletin-period = Period: { $written }.
bulletin-cut-off = Cut-off: the end of { $day } on the clocks of { $zone } (UTC{ $offset }), which is { $utc } UTC.
bulletin-version = Version { $n }, from what the record had learnt by the end of { $day }.
bulletin-version-all = Version { $n }, from all that the record has learnt so far.
bulletin-fingerprint = Fingerprint of the content: { $hex }.
bulletin-corrects = This version corrects version { $n }. What changed stands at the end.
bulletin-agreement = Agreement
bulletin-stands = Where it stands
bulletin-under = Under
bulletin-restricted-on = kept from seeing: { $who }
bulletin-restricted-by = by, as claimed: { $who }
bulletin-seen = What was watched
bulletin-incidents = Incidents of the period
bulletin-unseen = No incident of this period is recorded. That means unseen, not calm.
bulletin-day-before = { $n ->
    [0] On the day before there was none.
    [one] On the day before there was 1.
   *[other] On the day before there were { $n }.
}
bulletin-week-before = { $n ->
    [0] In the week before there was none.
    [one] In the week before there was 1.
   *[other] In the week before there were { $n }.
}
bulletin-all = all
bulletin-brackets-day = In brackets: how many on the day before.
bulletin-brackets-week = In brackets: how many in the week before.
bulletin-brackets-day-mean = { $n ->
    [one] In brackets: how many on the day before; and the mean per day since { $since }, when the truce began, which is this day.
   *[other] In brackets: how many on the day before; and the mean per day since { $since }, when the truce began: { $n } days.
}
bulletin-brackets-week-mean = { $n ->
    [one] In brackets: how many in the week before; and the mean per seven days since { $since }, when the truce began: 1 day.
   *[other] In brackets: how many in the week before; and the mean per seven days since { $since }, when the truce began: { $n } days.
}
bulletin-more = { $n ->
    [one] One incident more is counted and not listed here.
   *[other] { $n } incidents more are counted and not listed here.
}
bulletin-star = * A restriction on monitors falls into its time, and nothing says that it does not touch its place.
bulletin-no-parting = On no incident of the period.
bulletin-casualties = Casualties as claimed
bulletin-no-casualties = Nobody gives a number of killed or injured for an incident of the period.
bulletin-never-added = Each number is its author’s. Numbers of different authors may be about the same people, and are never added.
bulletin-author = Who says so
bulletin-killed = Killed
bulletin-injured = Injured
bulletin-authors = Who speaks of how many incidents
bulletin-says = says that they happened
bulletin-denies = says that they did not
bulletin-tallies = Who counted what
bulletin-no-tallies = No count that anybody published of the period is recorded.
bulletin-own-units = Each count stands in its author’s own unit, as printed.
bulletin-tally = Count
bulletin-counted = What they counted
bulletin-recorded = recorded here
bulletin-recorded-help = Recorded here: incidents of that time that the author claims in this record / that anybody claims.
bulletin-sum-fails = the parts add up to { $sum }; the printed total is { $total }. Both stand as printed.
bulletin-statements = What was said in public
bulletin-no-statements = No statement of the period is recorded.
bulletin-duties = What is due, overdue or in dispute, and what moved
bulletin-no-duties = Nothing is due, overdue or in dispute.
bulletin-duty = Obligation
bulletin-moved = moved in this period
bulletin-unwatched = Clauses that nobody monitors
bulletin-nobody-watches = The texts in force do not say who watches these:
bulletin-all-watched = The texts in force say of every clause who watches it.
bulletin-changes-none = What changed
bulletin-changes = What changed since version { $n }
bulletin-first = This is the first version.
bulletin-incidents-more = { $n ->
    [one] 1 incident more
   *[other] { $n } incidents more
}
bulletin-incidents-fewer = { $n ->
    [one] 1 incident fewer
   *[other] { $n } incidents fewer
}
bulletin-was = { $after }; before: { $before }.
bulletin-no-number = no number
bulletin-part-changed = Something changed under “{ $part }”.
bulletin-changed-head = The case
bulletin-passed-over = { $n ->
    [one] Before this version lies one more day on which the record learnt something; it was not looked at by itself.
   *[other] Before this version lie { $n } more days on which the record learnt something; they were not looked at one by one.
}
bulletins-lead = What was found of each day and each week, in a fixed form. A bulletin is corrected by a new version, never silently.
bulletins-known = The numbers are from what is known now; a bulletin says from what it was made. Where nothing stands, nothing is recorded: unseen, not calm.
bulletins-period = Day or week
bulletins-incidents = Incidents
bulletins-breaches = Breaches
bulletins-restrictions = Restrictions on monitors
bulletins-week = Week { $n }, { $first } to { $last }
bulletins-none = No day that is shown has ended yet.
bulletin-newer = There is a newer version of this bulletin.
bulletin-versions = Versions
bulletin-version-link = Version { $n }, { $day }
bulletin-version-link-all = Version { $n }
bulletin-permanent = Permanent address of this version:
error-no-version = There is no version { $asked } of this bulletin.
today-bulletin = The newest bulletins:
