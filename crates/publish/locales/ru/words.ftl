### Слова, которыми излагаются выводы.

## Verdicts
verdict-breach = нарушение
verdict-no-breach = нарушения нет
verdict-undetermined = не установлено
verdict-short-breach = нарушение
verdict-short-no-breach = нет
verdict-short-undetermined = неясно
truth-true = да
truth-false = нет
truth-maybe = возможно
ruling-breach = нарушение
ruling-no-breach = нарушения нет

## Guards
guard-happened = произошло ли это?
guard-in-force = действовало ли перемирие?
guard-in-area = распространяется ли соглашение на это место?
guard-prohibited = запрещено ли это действие?
guard-bound = связан ли соглашением тот, кто это сделал?
guard-protected = находился ли под защитой пострадавший человек или объект?
guard-listed = входит ли оружие в перечень этого пункта?
guard-so-many = соответствует ли число указанному в пункте?
guard-near = находится ли место вблизи того, что названо в пункте?
guard-repeated = повторялось ли это столько раз, сколько указано в пункте?
guard-not-excepted = верно ли, что исключения не применяются?
guard-asked = ответил ли уполномоченный орган?

## Reasons
reason-all-guards-hold = Все условия пункта выполнены.
reason-unfounded = Этого не произошло.
reason-before-force = Соглашение ещё не вступило в силу.
reason-lapsed = Соглашение в это время не действовало.
reason-outside-area = На это место соглашение не распространяется.
reason-not-prohibited = Это действие не относится к запрещённым этим пунктом.
reason-not-bound = Тот, кто это сделал, не был связан соглашением.
reason-not-protected = Пострадавший человек или объект не находился под защитой соглашения.
reason-not-listed = Это оружие не входит в перечень пункта.
reason-not-so-many = Число не соответствует указанному в пункте.
reason-not-near = Место не находится вблизи того, что названо в пункте.
reason-not-repeated = Это не повторялось столько раз, сколько требует пункт.
reason-excepted = Применяется исключение.
reason-suspended = Действие соглашения было приостановлено.
reason-decided-by-body = Решение принял уполномоченный орган.
reason-composition-not-met = Орган принял решение, но не в том составе или порядке, которого требует текст.
reason-open-fact = Часть фактов неизвестна.
reason-contested-fact = Источники, которые принимаются в расчёт, противоречат друг другу.
reason-open-term = Это прочтение оставляет открытым один из вопросов текста.
reason-asks-body = Судить об этом может только уполномоченный орган.
reason-not-owned = Это прочтение не признаёт такого обязательства.
reason-condition-not-met = То, что должно произойти сначала, не произошло.
reason-condition-open = Нельзя установить, произошло ли то, что должно произойти сначала.
reason-no-deadline = Срок не установлен.
reason-not-yet-due = Срок ещё не наступил.
reason-due = Срок исполнения наступил.
reason-extended = Срок был продлён.
reason-fulfilled = Выполнено в срок.
reason-fulfilled-late = Выполнено, но с опозданием.
reason-fulfilled-when-unknown = Выполнено; было ли это в срок, установить нельзя.
reason-waived = От этого отказались.
reason-overdue-without-word = Срок истёк, и никто не сообщает, было ли это выполнено.
reason-declared-lapsed = Было заявлено, что срок истёк; никто не сообщает, было ли это выполнено.
reason-not-done = Срок истёк, и это не было выполнено.
reason-contested-fulfilment = Источники, которые принимаются в расчёт, противоречат друг другу в том, было ли это выполнено.
reason-superseded = Это прекращено более поздним текстом.
reason-not-started = То, от чего отсчитывается срок, ещё не произошло.
reason-amount-met = Подсчитанное соответствует тому, чего требует текст.
reason-amount-not-met = Подсчитано меньше или больше, чем допускает текст.
reason-amount-open = Подсчитанное не даёт ответа.
reason-unpublished-text = Текст в то время был закрытым.

## How far facts are established
facts-unfounded = не имеет оснований
facts-alleged = утверждается
facts-corroborated = подтверждено независимыми источниками
facts-verified = проверено
grade-none = не приписано никому
grade-direction-only = указано лишь направление
grade-one-of = кто-то из нескольких
grade-probable = вероятно
grade-established = установлено
grade-joint = совместно
standing-party = сторона
standing-excluded = не охватывается
standing-outside = не сторона
knowledge-known = известно
knowledge-alleged = утверждается, не установлено
knowledge-contested = спорно
knowledge-unknown = неизвестно
confidence-low = низкая
confidence-medium = средняя
confidence-high = высокая

## What claims speak of: as a question, and as a label
attribute-happened = произошло ли это
label-happened = факт события
attribute-when = когда это произошло
label-when = время
attribute-place = где это произошло
label-place = место
attribute-act = что было сделано
label-act = действие
attribute-by = кто это сделал
label-by = кем совершено
attribute-on = кто или что пострадало
label-on = кто или что пострадало
attribute-held-by = кто контролировал место
label-held-by = место контролировали
attribute-present = кто находился на месте
label-present = на месте находились
attribute-answering = на что это было ответом
label-answering = в ответ на
attribute-notice = было ли уведомление
label-notice = уведомление
attribute-approved-by = кто дал на это согласие
label-approved-by = согласие дали
attribute-weapon = какое это было оружие
label-weapon = оружие
attribute-number = сколько их было
label-number = число
attribute-near = вблизи чего находится место
label-near = рядом
attribute-standing = кто связан соглашением
label-standing = статус
attribute-done = выполнено ли это
label-done = выполнение

## Acts
act-hostilities = боевые действия
act-attack = нападение
act-air-strike = авиационный удар
act-shelling = обстрел
act-ground-attack = наземная атака
act-raid = рейд
act-ambush = засада
act-small-arms = огонь из стрелкового оружия
act-sniper-fire = снайперский огонь
act-anti-aircraft-fire = зенитный огонь
act-bombing = взрыв бомбы
act-drone-attack = атака беспилотника
act-chemical-attack = химическая атака
act-cross-border-fire = огонь через границу
act-sabotage = диверсия
act-assassination = убийство намеченного лица
act-take-ground = захват территории
act-move = передвижение сил
act-advance = продвижение сил
act-withdraw = отвод
act-reinforce = переброска подкреплений
act-deploy = размещение сил или вооружений
act-no-withdrawal = отсутствие отвода
act-military-presence = военное присутствие
act-resupply = снабжение
act-resupply-arms = поставка оружия
act-resupply-non-lethal = поставка нелетальных грузов
act-fortify = фортификационные работы
act-lay-mines = минирование
act-entrench = оборудование траншей и позиций
act-flight = полёт
act-military-flight = полёт военной авиации
act-drone-flight = полёт беспилотника
act-reconnaissance = разведка
act-reconnaissance-flight = разведывательный полёт
act-exercise = военные учения
act-live-fire-exercise = учения с боевой стрельбой
act-recruit = вербовка
act-recruit-children = вербовка детей
act-forced-recruitment = принудительная вербовка
act-arrest = задержание
act-abduct = похищение
act-abuse = жестокое обращение
act-torture = пытки
act-sexual-violence = сексуальное насилие
act-extort = вымогательство
act-intimidate = запугивание
act-displace = насильственное перемещение
act-deny-aid = недопущение гуманитарной помощи
act-blockade = блокада
act-obstruct-monitors = воспрепятствование работе наблюдателей
act-speech = высказывания
act-provocative-speech = провокационные высказывания
act-hate-speech = язык вражды
act-disinformation = дезинформация
act-counter-order = приказ вопреки соглашению
act-cross-line = пересечение запретной линии

## Who or what is hit
target-civilians = гражданские лица
target-housing = жильё
target-medical = медицинские службы
target-aid = гуманитарная помощь
target-market = рынок
target-school = школа
target-displaced = перемещённые лица
target-worship = место богослужения
target-rescue = спасатели
target-press = журналисты
target-prisoners = пленные и задержанные
target-monitors = наблюдатели
target-heritage = культурное наследие
target-infrastructure = инфраструктура
target-energy = энергетические объекты
target-refinery = нефтеперерабатывающий завод
target-pipeline = трубопровод
target-fuel-storage = топливное хранилище
target-power-plant = электростанция
target-nuclear-plant = атомная электростанция
target-grid = электросеть
target-dam = плотина
target-water = водоснабжение
target-transport = дороги, мосты и железные дороги
target-port = порт
target-communications = связь

## Weapons
weapon-heavy-weapon = тяжёлое вооружение
weapon-artillery = артиллерия
weapon-gun = пушка
weapon-anti-tank-gun = противотанковая пушка
weapon-howitzer = гаубица
weapon-mortar = миномёт
weapon-rocket-launcher = реактивная система залпового огня
weapon-tactical-missile = тактическая ракета
weapon-tank = танк
weapon-armoured-vehicle = бронированная машина
weapon-air-defence = средство противовоздушной обороны
weapon-surface-to-air-missile = зенитная ракета
weapon-small-arm = стрелковое оружие
weapon-sniper-rifle = снайперская винтовка
weapon-light-weapon = лёгкое вооружение
weapon-aircraft = летательный аппарат с экипажем
weapon-helicopter = вертолёт
weapon-drone = беспилотник
weapon-mine = мина
weapon-warship = военный корабль
weapon-some = оружие
weapon-bore = { $weapon } калибра { $calibre } мм
weapon-range = { $weapon } с дальностью { $range }
distance-m = { $n } м
distance-km = { $n } км
distance-miles = { $n } миль
distance-yards = { $n } ярдов
distance-feet = { $n } футов
bore = { $calibre } мм
relation-below = меньше { $what }
relation-at-most = не больше { $what }
relation-exactly = ровно { $what }
relation-at-least = { $what } или больше
relation-above = больше { $what }

## Circumstances
answering-nothing = причина не названа
answering-immediate-threat = ответ на непосредственную угрозу
answering-earlier-breach = ответ на более раннее нарушение

## Actors
kind-state = государство
kind-force = вооружённые силы
kind-armed-group = вооружённая группировка
kind-coalition = коалиция
kind-umbrella = объединяющий орган
kind-body = орган
kind-office = ведомство
kind-media = средство массовой информации
kind-ngo = неправительственная организация
kind-person = лицо
kind-collective = собирательное наименование
bond-part-of = подчиняется
bond-member-of = входит в состав
bond-ally-of = воюет на стороне

## Statements
statement-demand = требование
statement-threaten = угроза
statement-accuse = обвинение
statement-deny = отрицание
statement-announce = объявление
statement-appeal = призыв
statement-agree = согласие
statement-extend = продление
statement-end = прекращение
statement-assess = оценка
statement-offer = предложение

## The calendar
entry-acceptance = принятие
entry-agreement = соглашение
entry-amnesty = амнистия
entry-deadline = крайний срок
entry-decision = решение
entry-departure = отбытие
entry-end = окончание
entry-event = событие
entry-expiry = истечение срока
entry-extension = продление
entry-extension-offer = предложение о продлении
entry-in-force = вступление в силу
entry-listing-bid = заявка на включение в список
entry-local-truce = местное перемирие
entry-mechanism = механизм
entry-meeting = встреча
entry-pause = пауза
entry-proposal = предложение
entry-publication = публикация
entry-resolution = резолюция
entry-statement = заявление
entry-suspension = приостановка
entry-talks = переговоры
entry-term-ends = окончание срока
entry-ultimatum = ультиматум
entry-unilateral-truce = одностороннее перемирие

## What tallies count
unit-air-strikes = авиационные удары
unit-breaches = нарушения
unit-deaths = погибшие
unit-factions = группировки
unit-groups-applied = группы, подавшие заявки
unit-groups-joined = присоединившиеся группы
unit-groups-on-us-list = группы в списке Соединённых Штатов
unit-settlements-joined = присоединившиеся населённые пункты

## Lists
list-and = { $head } и { $last }
list-or = { $head } или { $last }
quoted = «{ $text }»

## Times
when-hours = { $day }, { $from }–{ $until }
when-between = между { $from } и { $until }
when-from-to = с { $from } по { $until }
when-night = ночь после { $day }
when-morning = утро { $day }
when-midday = середина дня { $day }
when-afternoon = вторая половина дня { $day }
when-evening = вечер { $day }
when-about = примерно { $when }, плюс-минус { $leeway }
when-not-before = не раньше { $when }
when-not-after = не позже { $when }
when-before = до { $when }
when-by = к этому времени: { $when }
when-exactly = { $day }, ровно в { $time }
when-throughout = { $when }, всё это время
when-unknown = время никем не названо
number-word = { $n }
length-minutes = { $n ->
    [one] { $word } минута
    [few] { $word } минуты
   *[many] { $word } минут
}
length-hours = { $n ->
    [one] { $word } час
    [few] { $word } часа
   *[many] { $word } часов
}
length-days = { $n ->
    [one] { $word } день
    [few] { $word } дня
   *[many] { $word } дней
}
length-weeks = { $n ->
    [one] { $word } неделя
    [few] { $word } недели
   *[many] { $word } недель
}
length-months = { $n ->
    [one] { $word } месяц
    [few] { $word } месяца
   *[many] { $word } месяцев
}
length-years = { $n ->
    [one] { $word } год
    [few] { $word } года
   *[many] { $word } лет
}

## Numbers
number-at-least = не менее { $n }
number-at-most = не более { $n }
number-about = около { $n }
number-between = от { $from } до { $to }
number-of = { $count } ({ $of })
number-over = { $number } за период: { $when }

## Values
value-yes = да
value-no = нет
value-nobody = никто
value-done = выполнено: { $when }
value-not-done = не выполнено
value-came = наступило: { $when }
value-not-come = не наступило
value-near = рядом: { $what }
value-near-nothing = рядом нет ничего из названного
value-party = сторона соглашения
value-excluded = не охватывается текстом
value-outside = не сторона соглашения
value-happened = произошло
value-not-happened = не произошло
candidate-by = { $value } ({ $who })

## What a reading makes of an attribute
told-not-settled = { $what }; это прочтение не считает это установленным
told-none-settled = { $what }; это прочтение не считает установленным ничего из этого
told-unsaid = никто из тех, кого принимает в расчёт это прочтение, об этом не сообщает
told-silent = никто ничего подобного не утверждает
told-nobody-came = никто не сообщает, что это наступило
told-nobody-done = никто не сообщает, что это выполнено
told-denied = отрицают: { $who }
told-of = { $what }: { $told }
told-held-at = кто контролировал место, { $when }: { $told }
told-nobody-approved = никто не сообщает, что кто-либо дал на это согласие

## Steps
step-before-force = { $told }: до вступления соглашения в силу
step-suspended = { $told }: в то время, когда действие соглашения было приостановлено
step-lapsed = { $told }: вне срока действия соглашения
step-nobody-otherwise = никто не утверждает иного
step-no-exception = ничто в записях не делает это исключением
step-target-not-asked = пункт не ставит вопроса о том, против кого это было направлено
step-open-question = прочтение оставляет открытым вопрос текста: { $asks } ({ $answers })
step-asks-body = судить об этом может только { $body }; ответа в записях нет
step-decided = { $body }, { $when }: { $ruling } ({ $decision })
step-decided-last = какое из этих решений последнее, установить нельзя

## What is missing
missing-standing = статус по соглашению { $agreement }: { $actor }
missing-closely = { $what }, точнее
missing-at = { $what }, { $when }
missing-falls-under = подпадает ли это действие под { $clause }
missing-breach = было ли { $incident } нарушением: { $clause }
missing-breach-details = было ли { $incident } нарушением: { $clause }; когда и кем совершено
missing-condition = произошло ли то, что должно произойти сначала
missing-unbroken = прошёл ли без нарушений такой срок: { $length }, считая с { $from }; первым это оставляет открытым { $incident }
missing-deadline = к какому сроку это следовало выполнить
missing-done = выполнено ли это и когда: { $what }
missing-counted = сколько этого насчитали: { $what }
missing-came = наступило ли это и когда: { $what }
matter-response = { $what } после { $incident }
if-breach = нарушение, если ответ: { $answer }
if-no-breach = нарушения нет, если ответ: { $answer }
if-undetermined = по-прежнему не установлено, если ответ: { $answer }
if-whatever = по-прежнему не установлено при любом ответе: одно это ничего не решает
if-calibre = калибр { $what }
if-calibre-not = калибр иной
matter-came = { $what }, наступило: { $when }
matter-not-come = { $what }, не наступило
matter-done = { $what }, выполнено: { $when }
matter-not-done = { $what }, не выполнено
settled-by = Вопрос решило бы следующее: { $how }
settle-report = сообщение одного источника (учитываются: { $who })
settle-reports = совпадающие сообщения независимых первоисточников, не менее { $n } (учитываются: { $who })
settle-else = в противном случае
settle-nothing = ничто: это прочтение ничего не решает на основании сообщений
settle-all-sources = все источники
settle-interpretation = согласованное толкование или решение того, кто вправе толковать текст
settle-interpretation-by = согласованное толкование или решение того, кто толкует текст: { $who }
settle-answer = ответ, который даст { $who }
settle-finding = то, что решит вопрос о { $incident } по следующему положению: { $clause }
settle-deadline = срок, который установят те, кто об этом договорился, или ответ того, кто толкует текст

## Who did it
by-nobody = не приписано никому
by-unsettled = названы: { $who }; не установлено
by-direction = указано лишь направление: { $who }
by-one-of = кто-то из следующих: { $who }
by-probable = вероятно, { $who }
by-joint = совместно: { $who }

## What a claim says
said-happened = это произошло
said-killed = убито: { $number }
said-injured = ранено: { $number }
said-with = с применением: { $weapon }
said-denies = отрицается следующее: { $what }
said-denies-all = отрицается сам факт события

## Where two readings part
pivot-breach = нарушение есть
pivot-no-breach = нарушения нет
pivot-undetermined = установить нельзя
pivot-sentence = Прочтение { $a }: { $one }; прочтение { $b }: { $two }; расходятся они в следующем: { $points }.
pivot-sentence-turn = Прочтение { $a }: { $one }; прочтение { $b }: { $two }; расходятся они в следующем: { $points }; если бы прочтение { $who } принимало это так же, как прочтение { $whose }, вывод был бы тем же.
pivot-point = { $question } ({ $a }: { $one }; { $b }: { $two })
pivot-term = вопрос текста: { $asks }
pivot-owed = признаётся ли такое обязательство вообще
pivot-owed-yes = да, признаётся
pivot-owed-no = нет, не признаётся
pivot-open = остаётся открытым: { $answers }
pivot-nothing = ничего
