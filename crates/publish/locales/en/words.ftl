### The words in which findings are said.

## Verdicts
verdict-breach = breach
verdict-no-breach = no breach
verdict-undetermined = undetermined
verdict-short-breach = breach
verdict-short-no-breach = none
verdict-short-undetermined = open
truth-true = yes
truth-false = no
truth-maybe = maybe
ruling-breach = a breach
ruling-no-breach = no breach

## Guards
guard-happened = did it happen?
guard-in-force = was the truce in force?
guard-in-area = is the place covered?
guard-prohibited = is the act forbidden?
guard-bound = was whoever did it bound?
guard-protected = was whoever was hit protected?
guard-listed = is the weapon one that the clause lists?
guard-so-many = were there so many?
guard-near = is the place near what the clause names?
guard-repeated = was it done so often?
guard-not-excepted = is it free of exceptions?
guard-asked = has the body answered?

## Reasons
reason-all-guards-hold = Every condition of the clause is met.
reason-unfounded = It did not happen.
reason-before-force = The agreement was not yet in force.
reason-lapsed = The agreement was not in force at the time.
reason-outside-area = The place is not covered.
reason-not-prohibited = The act is not one that the clause forbids.
reason-not-bound = Whoever did it was not bound.
reason-not-protected = Whoever or whatever was hit was not protected.
reason-not-listed = The weapon is not one that the clause lists.
reason-not-so-many = The number is not the one that the clause speaks of.
reason-not-near = The place is not near anything that the clause names.
reason-not-repeated = It was not repeated as often as the clause requires.
reason-excepted = An exception applies.
reason-suspended = The agreement was suspended.
reason-decided-by-body = A body decided it.
reason-composition-not-met = A body decided it, but not in the composition or manner that the text requires.
reason-open-fact = Something about the facts is not known.
reason-contested-fact = Sources that count contradict one another.
reason-open-term = This reading holds a question of the text open.
reason-asks-body = Only a body can judge it.
reason-not-owned = This reading does not recognise this as owed.
reason-condition-not-met = What must come first has not come.
reason-condition-open = Whether what must come first has come cannot be told.
reason-no-deadline = No time has been set.
reason-not-yet-due = The time is still to come.
reason-due = It is due now.
reason-extended = More time was given.
reason-fulfilled = It was done in time.
reason-fulfilled-late = It was done, but late.
reason-fulfilled-when-unknown = It was done; whether in time cannot be told.
reason-waived = It was waived.
reason-overdue-without-word = The time has run out, and nobody says whether it was done.
reason-declared-lapsed = It was said to have lapsed, and nobody says whether it was done.
reason-not-done = The time has run out, and it was not done.
reason-contested-fulfilment = Sources that count contradict one another on whether it was done.
reason-superseded = A later text ended it.
reason-not-started = What it is counted from has not come.
reason-amount-met = What was counted is what the text asks for.
reason-amount-not-met = What was counted is less, or more, than the text allows.
reason-amount-open = What was counted does not settle it.
reason-unpublished-text = The text was kept secret at the time.

## How far facts are established
facts-unfounded = unfounded
facts-alleged = alleged
facts-corroborated = corroborated
facts-verified = verified
grade-none = not attributed
grade-direction-only = only a direction
grade-one-of = one of several
grade-probable = probable
grade-established = established
grade-joint = together
standing-party = party
standing-excluded = not covered
standing-outside = outside
knowledge-known = known
knowledge-alleged = said, not settled
knowledge-contested = contested
knowledge-unknown = unknown
confidence-low = low
confidence-medium = medium
confidence-high = high

## What claims speak of: as a question, and as a label
attribute-happened = whether it happened
label-happened = happened
attribute-when = when it happened
label-when = when
attribute-place = where it happened
label-place = where
attribute-act = what was done
label-act = act
attribute-by = who did it
label-by = by
attribute-on = who or what was hit
label-on = hit
attribute-held-by = who held the place
label-held-by = held by
attribute-present = who was present at the place
label-present = present
attribute-answering = what it answered
label-answering = in answer to
attribute-notice = whether notice was given
label-notice = notice
attribute-approved-by = who approved it
label-approved-by = approved by
attribute-weapon = which weapon it was
label-weapon = weapon
attribute-number = how many there were
label-number = number
attribute-near = what the place is near
label-near = near
attribute-standing = who is bound
label-standing = standing
attribute-done = whether it was done
label-done = done

## Acts
act-hostilities = hostilities
act-attack = attack
act-air-strike = air strike
act-shelling = shelling
act-ground-attack = ground attack
act-raid = raid
act-ambush = ambush
act-small-arms = small-arms fire
act-sniper-fire = sniper fire
act-anti-aircraft-fire = anti-aircraft fire
act-bombing = bombing
act-drone-attack = drone attack
act-chemical-attack = chemical attack
act-cross-border-fire = fire across a border
act-sabotage = sabotage
act-assassination = assassination
act-take-ground = taking of ground
act-move = movement of forces
act-advance = advance
act-withdraw = withdrawal
act-reinforce = reinforcement
act-deploy = deployment
act-no-withdrawal = failure to withdraw
act-military-presence = military presence
act-resupply = resupply
act-resupply-arms = supply of arms
act-resupply-non-lethal = supply of non-lethal goods
act-fortify = fortification
act-lay-mines = laying of mines
act-entrench = entrenchment
act-flight = flight
act-military-flight = military flight
act-drone-flight = drone flight
act-reconnaissance = reconnaissance
act-reconnaissance-flight = reconnaissance flight
act-exercise = exercise
act-live-fire-exercise = live-fire exercise
act-recruit = recruitment
act-recruit-children = recruitment of children
act-forced-recruitment = forced recruitment
act-arrest = arrest
act-abduct = abduction
act-abuse = abuse
act-torture = torture
act-sexual-violence = sexual violence
act-extort = extortion
act-intimidate = intimidation
act-displace = displacement
act-deny-aid = denial of aid
act-blockade = blockade
act-obstruct-monitors = obstruction of monitors
act-speech = speech
act-provocative-speech = provocative speech
act-hate-speech = hate speech
act-disinformation = disinformation
act-counter-order = order against the agreement
act-cross-line = crossing of a line

## Who or what is hit
target-civilians = civilians
target-housing = housing
target-medical = medical services
target-aid = humanitarian aid
target-market = a market
target-school = a school
target-displaced = displaced people
target-worship = a place of worship
target-rescue = rescuers
target-press = journalists
target-prisoners = prisoners
target-monitors = monitors
target-heritage = cultural heritage
target-infrastructure = infrastructure
target-energy = energy facilities
target-refinery = a refinery
target-pipeline = a pipeline
target-fuel-storage = a fuel store
target-power-plant = a power plant
target-nuclear-plant = a nuclear power plant
target-grid = the electricity grid
target-dam = a dam
target-water = water supply
target-transport = roads, bridges and railways
target-port = a port
target-communications = communications

## Weapons
weapon-heavy-weapon = heavy weapon
weapon-artillery = artillery
weapon-gun = gun
weapon-anti-tank-gun = anti-tank gun
weapon-howitzer = howitzer
weapon-mortar = mortar
weapon-rocket-launcher = multiple rocket launcher
weapon-tactical-missile = tactical missile
weapon-tank = tank
weapon-armoured-vehicle = armoured vehicle
weapon-air-defence = air-defence weapon
weapon-surface-to-air-missile = surface-to-air missile
weapon-small-arm = small arm
weapon-sniper-rifle = sniper rifle
weapon-light-weapon = light weapon
weapon-aircraft = aircraft
weapon-helicopter = helicopter
weapon-drone = drone
weapon-mine = mine
weapon-warship = warship
weapon-some = a weapon
weapon-bore = { $weapon } of { $calibre } mm
weapon-range = { $weapon } with a range of { $range }
distance-m = { $n } metres
distance-km = { $n } kilometres
distance-miles = { $n } miles
distance-yards = { $n } yards
distance-feet = { $n } feet
bore = { $calibre } mm
relation-below = less than { $what }
relation-at-most = at most { $what }
relation-exactly = exactly { $what }
relation-at-least = { $what } or more
relation-above = more than { $what }

## Circumstances
answering-nothing = no reason is offered
answering-immediate-threat = an answer to an immediate threat
answering-earlier-breach = an answer to an earlier breach

## Actors
kind-state = state
kind-force = force
kind-armed-group = armed group
kind-coalition = coalition
kind-umbrella = umbrella body
kind-body = body
kind-office = office
kind-media = media outlet
kind-ngo = non-governmental organisation
kind-person = person
kind-collective = collective name
bond-part-of = under the command of
bond-member-of = member of
bond-ally-of = fights beside

## Statements
statement-demand = demand
statement-threaten = threat
statement-accuse = accusation
statement-deny = denial
statement-announce = announcement
statement-appeal = appeal
statement-agree = agreement
statement-extend = extension
statement-end = ending
statement-assess = assessment
statement-offer = offer

## The calendar
entry-acceptance = acceptance
entry-agreement = agreement
entry-amnesty = amnesty
entry-deadline = deadline
entry-decision = decision
entry-departure = departure
entry-end = end
entry-event = event
entry-expiry = expiry
entry-extension = extension
entry-extension-offer = offer of an extension
entry-in-force = entry into force
entry-listing-bid = bid for a listing
entry-local-truce = local truce
entry-mechanism = mechanism
entry-meeting = meeting
entry-pause = pause
entry-proposal = proposal
entry-publication = publication
entry-resolution = resolution
entry-statement = statement
entry-suspension = suspension
entry-talks = talks
entry-term-ends = end of a term
entry-ultimatum = ultimatum
entry-unilateral-truce = unilateral truce

## What tallies count
unit-air-strikes = air strikes
unit-breaches = breaches
unit-deaths = deaths
unit-factions = factions
unit-groups-applied = groups that applied
unit-groups-joined = groups that joined
unit-groups-on-us-list = groups on the list of the United States
unit-settlements-joined = settlements that joined

## Lists
list-and = { $head } and { $last }
list-or = { $head } or { $last }
quoted = “{ $text }”

## Times
when-hours = { $day }, { $from }–{ $until }
when-between = between { $from } and { $until }
when-from-to = from { $from } to { $until }
when-night = night of { $day }
when-morning = morning of { $day }
when-midday = midday of { $day }
when-afternoon = afternoon of { $day }
when-evening = evening of { $day }
when-about = about { $when }, { $leeway } either way
when-not-before = not before { $when }
when-not-after = not after { $when }
when-before = before { $when }
when-by = by this time: { $when }
when-exactly = exactly { $day }, { $time }
when-throughout = { $when }, throughout
when-unknown = at a time that nobody names
number-word = { $n ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $n }
}
length-minutes = { $n ->
    [one] { $word } minute
   *[other] { $word } minutes
}
length-hours = { $n ->
    [one] { $word } hour
   *[other] { $word } hours
}
length-days = { $n ->
    [one] { $word } day
   *[other] { $word } days
}
length-weeks = { $n ->
    [one] { $word } week
   *[other] { $word } weeks
}
length-months = { $n ->
    [one] { $word } month
   *[other] { $word } months
}
length-years = { $n ->
    [one] { $word } year
   *[other] { $word } years
}

## Numbers
number-at-least = at least { $n }
number-at-most = at most { $n }
number-about = about { $n }
number-between = { $from } to { $to }
number-of = { $count } { $of }
number-over = { $number } ({ $when })

## Values
value-yes = yes
value-no = no
value-nobody = nobody
value-done = done: { $when }
value-not-done = not done
value-came = came: { $when }
value-not-come = did not come
value-near = near: { $what }
value-near-nothing = near nothing that is named
value-party = a party
value-excluded = not covered by the text
value-outside = not a party
value-happened = it happened
value-not-happened = it did not happen
candidate-by = { $value } ({ $who })

## What a reading makes of an attribute
told-not-settled = { $what }; this reading does not take that as settled
told-none-settled = { $what }; this reading takes none of these as settled
told-unsaid = nobody whom this reading counts says
told-silent = nobody claims any
told-nobody-came = nobody says that it came
told-nobody-done = nobody says that it was done
told-denied = denied by: { $who }
told-of = { $what }: { $told }
told-held-at = who held the place, { $when }: { $told }
told-nobody-approved = nobody says that anybody approved it

## Steps
step-before-force = { $told }: before the agreement came into force
step-suspended = { $told }: while the agreement was suspended
step-lapsed = { $told }: outside the time for which the agreement bound
step-nobody-otherwise = nobody says otherwise
step-no-exception = nothing on record makes an exception of it
step-target-not-asked = the clause does not ask whom it was done to
step-open-question = the reading holds this question of the text open: { $asks } ({ $answers })
step-asks-body = only { $body } can judge it, and the record holds no answer
step-decided = { $body }, { $when }: { $ruling } ({ $decision })
step-decided-last = which of these decisions came last cannot be told

## What is missing
missing-standing = what { $actor } is under the agreement { $agreement }
missing-closely = { $what }, more closely
missing-at = { $what }, { $when }
missing-falls-under = whether this act falls under { $clause }
missing-breach = whether { $incident } was a breach of { $clause }
missing-breach-details = whether { $incident } was a breach of { $clause }, when, and by whom
missing-condition = whether what must come first has come
missing-unbroken = whether this time passed without a breach: { $length }, counted from { $from }; the first that leaves it open is { $incident }
missing-deadline = by when it was due
missing-done = whether and when this was fulfilled: { $what }
missing-counted = how many of this were counted: { $what }
missing-came = whether and when this came: { $what }
matter-response = { $what } after { $incident }
if-breach = a breach if { $answer }
if-no-breach = no breach if { $answer }
if-undetermined = still open if { $answer }
if-whatever = still open, whatever the answer: this alone settles nothing
if-calibre = its calibre is { $what }
if-calibre-not = it is not
matter-came = { $what } came: { $when }
matter-not-come = { $what } did not come
matter-done = { $what } was fulfilled: { $when }
matter-not-done = { $what } was not fulfilled
settled-by = It would be settled by { $how }
settle-report = a report by { $who }
settle-reports = reports that agree from { $n } independent origins among { $who }
settle-else = else
settle-nothing = nothing: this reading settles nothing by reports
settle-all-sources = all sources
settle-interpretation = an agreed interpretation, or a decision by whoever may interpret the text
settle-interpretation-by = an agreed interpretation, or a decision by { $who }, who says what the text means
settle-answer = an answer by { $who }
settle-finding = what settles { $incident } under { $clause }
settle-deadline = a time that those who agreed on it set, or an answer of whoever says what the text means

## Who did it
by-nobody = not attributed to anybody
by-unsettled = named: { $who }; not settled
by-direction = only a direction: { $who }
by-one-of = one of these: { $who }
by-probable = probably { $who }
by-joint = together: { $who }

## What a claim says
said-happened = it happened
said-killed = killed: { $number }
said-injured = injured: { $number }
said-with = with: { $weapon }
said-denies = denies this: { $what }
said-denies-all = denies that it happened

## Where two readings part
pivot-breach = a breach
pivot-no-breach = no breach
pivot-undetermined = it cannot be told
pivot-sentence = Under { $a }: { $one }; under { $b }: { $two }; they part on { $points }.
pivot-sentence-turn = Under { $a }: { $one }; under { $b }: { $two }; they part on { $points }; were { $who } to take this as { $whose } does, it would find the same.
pivot-point = { $question } ({ $a }: { $one }; { $b }: { $two })
pivot-term = one question of the text: { $asks }
pivot-owed = whether this is owed at all
pivot-owed-yes = it is
pivot-owed-no = it is not
pivot-open = open between { $answers }
pivot-nothing = nothing
