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
today-map = The map by reading.
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
force-over-since = No longer in force. It began on { $since }.
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
share-address = Address of this page:

## Parties
actor = Actor
since = since { $when }
until = until { $when }
standing-disputed = disputed
standing-unsettled = unsettled
parties-lead = Who is bound under each agreement, as each reading takes it.
parties-key = Disputed: the reading takes more than one answer as possible. Unsettled: said, but not taken as settled. –: nothing is known.
party-lead = What this actor is under each agreement over time, as each reading takes it, and who says so.
party-bonds = What it belongs to
party-over-time = What it was under each agreement
party-nothing = Nothing is known or said of it under any agreement.
party-time = Time
party-by = by { $day }
error-no-actor = There is no actor { $asked } in this case.

## Obligations
obligations-lead = Who owes what to whom, by when, who gave more time, and where it stands under each reading.
obligations-none = No agreement of this case holds an obligation.
owed-by = owed by
owed-to = to
owed-only-under = owed only as read by
watched-by = watched by
unwatched = Nobody watches this.
line-now = the time that is shown
line-set = a time was set
line-due = due
line-extended = more time was given
line-lapsed = said to have run out
line-waived = let go
line-superseded = ended by a later text
error-no-obligation = There is no obligation { $asked } under this agreement.

## Agreements
agreements-lead = What was agreed: the text beside the rule that it is taken as.
agreement-now = in force
agreement-guarantors = guarantors:
agreement-endorsed = endorsed by
agreement-supplements = adds to
agreement-amends = changes
agreement-replaces = takes the place of
agreement-beside = On one side stands the text, on the other the rule that it is taken as. Where the two part, the rule is to be mended.
agreement-clauses = What may and may not be done
agreement-no-clauses = It has no rule about conduct.
agreement-text = The text
agreement-rule = The rule
agreement-became = What became of it
count-clauses = { $n ->
    [one] one clause
   *[other] { $n } clauses
}
count-obligations = { $n ->
    [one] one obligation
   *[other] { $n } obligations
}
count-unwatched = { $n ->
    [one] one clause that nobody watches
   *[other] { $n } clauses that nobody watches
}
error-no-agreement = There is no agreement { $asked } in this case.

## Tallies
tallies-lead = Who counted what, in their own units, and which sums fail.
tallies-never-added = Each count stands in its author’s own unit. Counts of different authors are never added, and none is corrected.
tallies-fail = Sums that fail
tallies-none = Nobody’s count is recorded.
tally-period = Period
tally-by = Counted by
tally-what = What they counted
tally-own = Recorded here, by the same author
tally-all = Recorded here, by anybody
tally-no-total = { $unit }: no total is given
tally-running = running total { $number }
tally-killed = killed { $number }
tally-injured = injured { $number }
tally-blames = lays it to { $words }
tally-fails = the parts add up to { $sum }; the printed total is { $total }
tally-repeats = the same bulletin as

## Statements
statements-lead = What was said in public: demands, threats, denials, extensions.
statements-kinds = Kinds of statement
statements-all = all
statements-none = No statement is recorded.
statement-about = On:

## Charts
charts-lead = Breaches over time under each reading, with what could be seen beneath; harm and tallies by who claims them.
charts-breaches = Breaches over time
charts-breaches-key = Full bars: breaches. Hollow bars above them: it cannot be told. All readings have one scale.
charts-strip = Striped: monitors were kept from seeing. Plain: no restriction is recorded, which does not mean that anybody watched.
charts-tallies-strip = Only days for which the author printed an exact total are drawn; no bar means no number, not none.
charts-table = The numbers as a table
charts-table-key = Each cell: breaches / undetermined.
charts-time = Time
charts-harm = Harm, by who claims it
charts-harm-lead = What each source says of the killed and injured in the incidents of this record: at least so many. Sources speak of the same people and are never added.
charts-harm-none = Nobody says anything of the killed or injured in this record.
charts-tallies = Daily tallies, by author
harm-killed = killed, at least
harm-injured = injured, at least
harm-words = only in words
harm-incidents = claims

## Map
map-lead = Where incidents were, as closely as may be shown.
map-label = Map of incidents
map-no-reading = no reading: all incidents
map-placed = { $n ->
    [one] One of them has a place that can be drawn.
   *[other] { $n } of them have a place that can be drawn.
}
map-blurred = Each place is shown as the cell of a fixed grid that it lies in, never closer.
map-breach = some are breaches under the reading chosen
map-open = none is a breach, of some it cannot be told
map-some = no breach, or no reading chosen
map-centre = Middle of the cell
map-within = Shown within
map-closer = Closer
map-farther = Farther
map-whole = The whole map
map-none = Nothing that is chosen has a place that can be drawn. That means unseen, not calm.
map-cell = { $n ->
    [one] One incident
   *[other] { $n } incidents
} within { $km } km of here; breaches: { $breaches }, undetermined: { $open }

## Calendar
calendar-lead = Meetings, deadlines, renewals and ends.
calendar-views = Views of the calendar
calendar-month = Month
calendar-list = List
calendar-agenda = Still to come
calendar-subscribe = Subscribe (iCalendar)
calendar-before = Month before
calendar-after = Month after
calendar-none = Nothing is in it.
calendar-sometime = Some time, nobody says when

## Data
data-lead = Everything on these pages as data, to be taken away and checked.
data-files = Files
data-findings = every finding with its reasons, a row each
data-matrix = incidents against readings
data-incidents = incidents with the cell that each place is shown as
data-claims = every claim, with its source
data-tallies = every tally
data-obligations = every obligation under each reading
data-areas = the areas of the case
data-feeds = Feeds
data-ogc = Programs such as QGIS open incidents and areas by this address:
data-time = Each address takes “as-of” and “known-at” as the pages do.
data-licence = Licence:
data-no-licence = none is stated by the publisher of this case; ask before you publish it anew.

## About
about-lead = This site watches over a truce. It says what was agreed, what is said to have happened, and what follows, under each side’s reading.
about-text = Text. Each agreement is written down as rules, each beside its article.
about-reading = Reading. Each side takes the text and the record in its own way. Every reading is written down, and all are applied side by side.
about-claim = Claim. What happened is known only as somebody’s claim, with its source and its time.
about-finding = Finding. For each incident and each obligation, each reading finds a breach, no breach, or that it cannot be told, and says why, step by step.
about-pivot = Where two readings part, one sentence says on what: a fact, a word of the text, or who is bound.
about-apart = Three things are kept apart: how far the facts are established, who did it, and what follows from the text.
about-open = “Undetermined” is a finding too: it names what is missing and how it could be learnt.
about-readings = The readings
about-not = What this is not
about-not-target = Not a list of targets. It names responsibility, never objectives; that somebody is not covered by a text says nothing of what may be attacked.
about-not-side = Not a side. A claim is somebody’s claim, and a finding is always under a named reading.
about-not-calm = Not a measure of calm. Silence is shown as unseen.
about-not-proof = Not a proof in court. It shows what follows from what is written down here.
about-blur = Places are shown as cells of a fixed grid, so that nobody is found by them; the case says how coarse they are and how long what happens is kept back.
about-check = Check it yourself
about-check-how = The case is a folder of readable text files. With it and the program anybody can work out every finding again, without a network, and gets the same bytes.
about-zone = Days are those of
about-until = The record runs until
about-read = It was read at

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

## Sharing
share-mail = Send by mail
share-copy = Copy the address
