### الكلمات التي تقال بها الاستنتاجات.

## Verdicts
verdict-breach = خرق
verdict-no-breach = لا خرق
verdict-undetermined = غير محسوم
verdict-short-breach = خرق
verdict-short-no-breach = لا خرق
verdict-short-undetermined = غير محسوم
truth-true = نعم
truth-false = لا
truth-maybe = ربما
ruling-breach = خرق
ruling-no-breach = لا خرق

## Guards
guard-happened = هل وقع ذلك؟
guard-in-force = هل كانت الهدنة سارية؟
guard-in-area = هل المكان مشمول؟
guard-prohibited = هل الفعل محظور؟
guard-bound = هل كان الفاعل ملزَمًا؟
guard-protected = هل كان من أصيب أو ما أصيب مشمولًا بالحماية؟
guard-listed = هل السلاح من الأسلحة التي يعددها البند؟
guard-so-many = هل العدد كما ينص عليه البند؟
guard-near = هل المكان قريب مما يسميه البند؟
guard-repeated = هل تكرر ذلك بالقدر الذي ينص عليه البند؟
guard-not-excepted = هل صحيح أنه لا ينطبق أي استثناء؟
guard-asked = هل أجابت الهيئة؟

## Reasons
reason-all-guards-hold = جميع شروط البند متوافرة.
reason-unfounded = لم يقع ذلك.
reason-before-force = لم يكن الاتفاق قد دخل حيز النفاذ بعد.
reason-lapsed = لم يكن الاتفاق ساريًا في ذلك الوقت.
reason-outside-area = المكان غير مشمول بالاتفاق.
reason-not-prohibited = الفعل ليس مما يحظره البند.
reason-not-bound = لم يكن الفاعل ملزَمًا.
reason-not-protected = من أصيب أو ما أصيب لم يكن مشمولًا بالحماية.
reason-not-listed = السلاح ليس من الأسلحة التي يعددها البند.
reason-not-so-many = العدد ليس كما ينص عليه البند.
reason-not-near = المكان ليس قريبًا من أي شيء يسميه البند.
reason-not-repeated = لم يتكرر ذلك بالقدر الذي يشترطه البند.
reason-excepted = ينطبق استثناء.
reason-suspended = كان الاتفاق معلَّقًا.
reason-decided-by-body = بتّت فيه هيئة مختصة.
reason-composition-not-met = بتّت فيه هيئة، لكن ليس بالتشكيل أو بالطريقة التي يشترطها النص.
reason-open-fact = ثمة وقائع غير معروفة.
reason-contested-fact = تتناقض مصادر يُعتدّ بها.
reason-open-term = تترك هذه القراءة مسألة في النص مفتوحة.
reason-asks-body = لا يستطيع البت فيه إلا هيئة مختصة.
reason-not-owned = لا تعترف هذه القراءة بهذا الالتزام.
reason-condition-not-met = لم يتحقق ما يجب أن يسبقه.
reason-condition-open = لا يمكن الجزم بتحقق ما يجب أن يسبقه.
reason-no-deadline = لم يُحدَّد موعد.
reason-not-yet-due = لم يحن الموعد بعد.
reason-due = حلّ موعده.
reason-extended = مُدِّدت المهلة.
reason-fulfilled = نُفِّذ في موعده.
reason-fulfilled-late = نُفِّذ، ولكن متأخرًا.
reason-fulfilled-when-unknown = نُفِّذ، ولا يمكن الجزم بأن ذلك تم في الموعد.
reason-waived = جرى التنازل عنه.
reason-overdue-without-word = انقضى الموعد ولا أحد يقول إن كان قد نُفِّذ.
reason-declared-lapsed = أُعلن انقضاؤه ولا أحد يقول إن كان قد نُفِّذ.
reason-not-done = انقضى الموعد ولم يُنفَّذ.
reason-contested-fulfilment = تتناقض مصادر يُعتدّ بها بشأن تنفيذه.
reason-superseded = أنهاه نص لاحق.
reason-not-started = لم يحدث ما يُحسب الموعد بدءًا منه.
reason-amount-met = ما جرى عدّه يفي بما يطلبه النص.
reason-amount-not-met = ما جرى عدّه أقل أو أكثر مما يسمح به النص.
reason-amount-open = ما جرى عدّه لا يحسم المسألة.
reason-unpublished-text = كان النص سريًا في ذلك الوقت.

## How far facts are established
facts-unfounded = لا أساس له
facts-alleged = مُدّعى به
facts-corroborated = تؤكده مصادر مستقلة
facts-verified = جرى التحقق منه
grade-none = غير منسوب إلى أحد
grade-direction-only = اتجاه عام فقط
grade-one-of = واحد من عدة
grade-probable = مرجَّح
grade-established = ثابت
grade-joint = معًا
standing-party = طرف
standing-excluded = خارج نطاق النص
standing-outside = غير طرف
knowledge-known = معروف
knowledge-alleged = قيل ولم يُحسم
knowledge-contested = متنازع عليه
knowledge-unknown = غير معروف
confidence-low = منخفضة
confidence-medium = متوسطة
confidence-high = عالية

## What claims speak of: as a question, and as a label
attribute-happened = هل وقع ذلك
label-happened = الوقوع
attribute-when = متى وقع ذلك
label-when = الوقت
attribute-place = أين وقع ذلك
label-place = المكان
attribute-act = ما الذي فُعل
label-act = الفعل
attribute-by = من فعل ذلك
label-by = الفاعل
attribute-on = من أصيب أو ما أصيب
label-on = من أصيب أو ما أصيب
attribute-held-by = من كان يسيطر على المكان
label-held-by = الجهة المسيطرة
attribute-present = من كان حاضرًا في المكان
label-present = الحاضرون
attribute-answering = على ماذا كان ردًا
label-answering = ردًا على
attribute-notice = هل وُجِّه إخطار
label-notice = الإخطار
attribute-approved-by = من وافق عليه
label-approved-by = الجهة الموافقة
attribute-weapon = ما السلاح
label-weapon = السلاح
attribute-number = كم كان العدد
label-number = العدد
attribute-near = ما الذي يقع المكان بالقرب منه
label-near = بالقرب
attribute-standing = من الملزَم
label-standing = الصفة
attribute-done = هل نُفِّذ ذلك
label-done = التنفيذ

## Acts
act-hostilities = أعمال عدائية
act-attack = هجوم
act-air-strike = غارة جوية
act-shelling = قصف أرضي
act-ground-attack = هجوم بري
act-raid = إغارة
act-ambush = كمين
act-small-arms = إطلاق نار من أسلحة صغيرة
act-sniper-fire = نيران القنص
act-anti-aircraft-fire = نيران مضادة للطائرات
act-bombing = تفجير
act-drone-attack = هجوم بطائرة مسيّرة
act-chemical-attack = هجوم كيميائي
act-cross-border-fire = إطلاق نار عبر الحدود
act-sabotage = تخريب
act-assassination = اغتيال
act-take-ground = الاستيلاء على أراضٍ
act-move = تحرك قوات
act-advance = تقدم قوات
act-withdraw = انسحاب
act-reinforce = إرسال تعزيزات
act-deploy = نشر قوات أو أسلحة
act-no-withdrawal = عدم الانسحاب
act-military-presence = وجود عسكري
act-resupply = إمداد
act-resupply-arms = إمداد بالأسلحة
act-resupply-non-lethal = إمداد بمواد غير فتاكة
act-fortify = تحصين
act-lay-mines = زرع ألغام
act-entrench = حفر خنادق وإقامة مواقع
act-flight = تحليق
act-military-flight = تحليق طيران عسكري
act-drone-flight = تحليق طائرة مسيّرة
act-reconnaissance = استطلاع
act-reconnaissance-flight = تحليق استطلاعي
act-exercise = تدريب عسكري
act-live-fire-exercise = تدريب بالذخيرة الحية
act-recruit = تجنيد
act-recruit-children = تجنيد أطفال
act-forced-recruitment = تجنيد قسري
act-arrest = احتجاز
act-abduct = خطف
act-abuse = إساءة معاملة
act-torture = تعذيب
act-sexual-violence = عنف جنسي
act-extort = ابتزاز
act-intimidate = ترهيب
act-displace = تهجير قسري
act-deny-aid = منع وصول المساعدات
act-blockade = حصار
act-obstruct-monitors = عرقلة عمل المراقبين
act-speech = تصريحات
act-provocative-speech = خطاب استفزازي
act-hate-speech = خطاب كراهية
act-disinformation = معلومات مضللة
act-counter-order = أمر مخالف للاتفاق
act-cross-line = عبور خط محظور عبوره

## Who or what is hit
target-civilians = مدنيون
target-housing = مساكن
target-medical = خدمات طبية
target-aid = مساعدات إنسانية
target-market = سوق
target-school = مدرسة
target-displaced = نازحون
target-worship = مكان عبادة
target-rescue = فرق إنقاذ
target-press = صحفيون
target-prisoners = أسرى ومحتجزون
target-monitors = مراقبون
target-heritage = تراث ثقافي
target-infrastructure = بنى تحتية
target-energy = منشآت طاقة
target-refinery = مصفاة
target-pipeline = خط أنابيب
target-fuel-storage = مخزن وقود
target-power-plant = محطة توليد كهرباء
target-nuclear-plant = محطة طاقة نووية
target-grid = شبكة كهرباء
target-dam = سد
target-water = مرافق مياه
target-transport = طرق وجسور وسكك حديدية
target-port = ميناء
target-communications = اتصالات

## Weapons
weapon-heavy-weapon = سلاح ثقيل
weapon-artillery = مدفعية
weapon-gun = مدفع
weapon-anti-tank-gun = مدفع مضاد للدبابات
weapon-howitzer = مدفع هاوتزر
weapon-mortar = هاون
weapon-rocket-launcher = راجمة صواريخ
weapon-tactical-missile = صاروخ تكتيكي
weapon-tank = دبابة
weapon-armoured-vehicle = مركبة مدرعة
weapon-air-defence = سلاح دفاع جوي
weapon-surface-to-air-missile = صاروخ أرض-جو
weapon-small-arm = سلاح صغير
weapon-sniper-rifle = بندقية قنص
weapon-light-weapon = سلاح خفيف
weapon-aircraft = طائرة
weapon-helicopter = مروحية
weapon-drone = طائرة مسيّرة
weapon-mine = لغم
weapon-warship = سفينة حربية
weapon-some = سلاح
weapon-bore = { $weapon } عيار { $calibre } ملم
weapon-range = { $weapon } بمدى { $range }
distance-m = { $n } م
distance-km = { $n } كم
distance-miles = { $n } ميل
distance-yards = { $n } ياردة
distance-feet = { $n } قدم
bore = { $calibre } ملم
relation-below = أقل من { $what }
relation-at-most = { $what } على الأكثر
relation-exactly = { $what } بالضبط
relation-at-least = { $what } أو أكثر
relation-above = أكثر من { $what }

## Circumstances
answering-nothing = لم يُقدَّم أي سبب
answering-immediate-threat = رد على تهديد وشيك
answering-earlier-breach = رد على خرق سابق

## Actors
kind-state = دولة
kind-force = قوة
kind-armed-group = جماعة مسلحة
kind-coalition = ائتلاف
kind-umbrella = هيئة جامعة
kind-body = هيئة
kind-office = مكتب
kind-media = وسيلة إعلام
kind-ngo = منظمة غير حكومية
kind-person = شخص
kind-collective = تسمية جماعية
bond-part-of = تحت قيادة
bond-member-of = عضو في
bond-ally-of = يقاتل إلى جانب

## Statements
statement-demand = مطالبة
statement-threaten = تهديد
statement-accuse = اتهام
statement-deny = نفي
statement-announce = إعلان
statement-appeal = مناشدة
statement-agree = موافقة
statement-extend = تمديد
statement-end = إنهاء
statement-assess = تقييم
statement-offer = عرض

## The calendar
entry-acceptance = قبول
entry-agreement = اتفاق
entry-amnesty = عفو
entry-deadline = موعد نهائي
entry-decision = قرار
entry-departure = مغادرة
entry-end = انتهاء
entry-event = حدث
entry-expiry = انقضاء
entry-extension = تمديد
entry-extension-offer = عرض تمديد
entry-in-force = بدء النفاذ
entry-listing-bid = طلب إدراج في القائمة
entry-local-truce = هدنة محلية
entry-mechanism = آلية
entry-meeting = اجتماع
entry-pause = توقف مؤقت
entry-proposal = اقتراح
entry-publication = نشر
entry-resolution = قرار دولي
entry-statement = بيان
entry-suspension = تعليق
entry-talks = محادثات
entry-term-ends = نهاية مدة
entry-ultimatum = إنذار أخير
entry-unilateral-truce = هدنة من جانب واحد

## What tallies count
unit-air-strikes = غارات جوية
unit-breaches = خروق
unit-deaths = وفيات
unit-factions = فصائل
unit-groups-applied = جماعات قدّمت طلبات
unit-groups-joined = جماعات انضمت
unit-groups-on-us-list = جماعات على قائمة الولايات المتحدة
unit-settlements-joined = بلدات انضمت

## Lists
list-and = { $head } و{ $last }
list-or = { $head } أو { $last }
quoted = «{ $text }»

## Times
when-hours = { $day }، من { $from } إلى { $until }
when-between = بين { $from } و{ $until }
when-from-to = من { $from } إلى { $until }
when-night = مساء { $day } والليلة التي تليه
when-morning = صباح { $day }
when-midday = ظهر { $day }
when-afternoon = بعد ظهر { $day }
when-evening = مساء { $day }
when-about = نحو { $when }، بفارق { $leeway } زيادةً أو نقصانًا
when-not-before = ليس قبل { $when }
when-not-after = ليس بعد { $when }
when-before = قبل { $when }
when-by = بحلول هذا الوقت: { $when }
when-exactly = { $day }، الساعة { $time } تمامًا
when-throughout = { $when }، طوال الوقت
when-unknown = في وقت لا يذكره أحد
number-word = { $n }
length-minutes = { $n ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $word } دقائق
    [many] { $word } دقيقة
   *[other] { $word } دقيقة
}
length-hours = { $n ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $word } ساعات
    [many] { $word } ساعة
   *[other] { $word } ساعة
}
length-days = { $n ->
    [one] يوم واحد
    [two] يومين
    [few] { $word } أيام
    [many] { $word } يومًا
   *[other] { $word } يوم
}
length-weeks = { $n ->
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $word } أسابيع
    [many] { $word } أسبوعًا
   *[other] { $word } أسبوع
}
length-months = { $n ->
    [one] شهر واحد
    [two] شهرين
    [few] { $word } أشهر
    [many] { $word } شهرًا
   *[other] { $word } شهر
}
length-years = { $n ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $word } سنوات
    [many] { $word } سنة
   *[other] { $word } سنة
}

## Numbers
number-at-least = { $n } على الأقل
number-at-most = { $n } على الأكثر
number-about = نحو { $n }
number-between = بين { $from } و{ $to }
number-of = { $count } ({ $of })
number-over = { $number } خلال الفترة: { $when }

## Values
value-yes = نعم
value-no = لا
value-nobody = لا أحد
value-done = نُفِّذ: { $when }
value-not-done = لم يُنفَّذ
value-came = حدث: { $when }
value-not-come = لم يحدث
value-near = على مقربة منه: { $what }
value-near-nothing = ليس قريبًا من أي شيء مذكور
value-party = طرف
value-excluded = خارج نطاق النص
value-outside = غير طرف
value-happened = وقع ذلك
value-not-happened = لم يقع ذلك
candidate-by = { $value } ({ $who })

## What a reading makes of an attribute
told-not-settled = { $what }؛ ولا تعدّ هذه القراءة ذلك محسومًا
told-none-settled = { $what }؛ ولا تعدّ هذه القراءة أيًّا من ذلك محسومًا
told-unsaid = لا أحد ممن تعتدّ بهم هذه القراءة يقول ذلك
told-silent = لا أحد يدّعي شيئًا من ذلك
told-nobody-came = لا أحد يقول إنه حدث
told-nobody-done = لا أحد يقول إنه نُفِّذ
told-denied = ينفي ذلك: { $who }
told-of = { $what }: { $told }
told-held-at = الجهة المسيطرة على المكان، { $when }: { $told }
told-nobody-approved = لا أحد يقول إن جهة ما وافقت عليه

## Steps
step-before-force = { $told }: قبل دخول الاتفاق حيز النفاذ
step-suspended = { $told }: أثناء تعليق الاتفاق
step-lapsed = { $told }: خارج المدة التي كان الاتفاق ملزمًا فيها
step-nobody-otherwise = لا أحد يقول خلاف ذلك
step-no-exception = لا شيء في السجل يجعله استثناءً
step-target-not-asked = لا يسأل البند عمن وقع عليه الفعل
step-open-question = تترك القراءة هذه المسألة في النص مفتوحة: { $asks } ({ $answers })
step-asks-body = لا يستطيع البت فيه إلا { $body }، ولا جواب في السجل
step-decided = { $body }، { $when }: { $ruling } ({ $decision })
step-decided-last = ولا يمكن الجزم أيّ هذه القرارات هو الأخير

## What is missing
missing-standing = صفة { $actor } بموجب الاتفاق { $agreement }
missing-closely = { $what }، بدقة أكبر
missing-at = { $what }، { $when }
missing-falls-under = هل يندرج هذا الفعل تحت { $clause }
missing-breach = هل كان { $incident } خرقًا لـ{ $clause }
missing-breach-details = هل كان { $incident } خرقًا لـ{ $clause }، ومتى، ومن قام به
missing-condition = هل تحقق ما يجب أن يسبقه
missing-unbroken = هل مرت هذه المدة دون خرق: { $length }، محسوبة من { $from }؛ وأول ما يترك ذلك غير محسوم: { $incident }
missing-deadline = متى كان موعد استحقاقه
missing-done = هل نُفِّذ هذا ومتى: { $what }
missing-counted = كم عُدّ من هذا: { $what }
missing-came = هل حدث هذا ومتى: { $what }
matter-response = { $what } بعد { $incident }
if-breach = خرق إذا كان الجواب: { $answer }
if-no-breach = لا خرق إذا كان الجواب: { $answer }
if-undetermined = يبقى غير محسوم إذا كان الجواب: { $answer }
if-whatever = يبقى غير محسوم أيًّا كان الجواب: هذا وحده لا يحسم شيئًا
if-calibre = العيار { $what }
if-calibre-not = العيار غير ذلك
matter-came = { $what } حدث: { $when }
matter-not-come = { $what } لم يحدث
matter-done = { $what } نُفِّذ: { $when }
matter-not-done = { $what } لم يُنفَّذ
settled-by = ما يحسم ذلك: { $how }
settle-report = تقرير من مصدر واحد (يُعتدّ بما يلي: { $who })
settle-reports = تقارير متوافقة من { $n ->
    [two] مصدرين أصليين مستقلين
    [few] { $n } مصادر أصلية مستقلة
   *[other] { $n } مصدرًا أصليًا مستقلًا
} على الأقل (يُعتدّ بما يلي: { $who })
settle-else = وإلا
settle-nothing = لا شيء: هذه القراءة لا تحسم شيئًا بالتقارير
settle-all-sources = جميع المصادر
settle-interpretation = تفسير متفق عليه، أو قرار ممن له أن يفسر النص
settle-interpretation-by = تفسير متفق عليه، أو قرار من الجهة التي تفسر النص: { $who }
settle-answer = جواب من { $who }
settle-finding = ما يحسم { $incident } بموجب { $clause }
settle-deadline = موعد يحدده من اتفقوا عليه، أو جواب ممن له أن يفسر النص

## Who did it
by-nobody = غير منسوب إلى أحد
by-unsettled = ذُكر: { $who }؛ ولم يُحسم ذلك
by-direction = اتجاه عام فقط: { $who }
by-one-of = واحد من هؤلاء: { $who }
by-probable = على الأرجح { $who }
by-joint = معًا: { $who }

## What a claim says
said-happened = وقع ذلك
said-killed = القتلى: { $number }
said-injured = الجرحى: { $number }
said-with = بواسطة: { $weapon }
said-denies = ينفي ما يلي: { $what }
said-denies-all = ينفي وقوع ذلك

## Where two readings part
pivot-breach = خرق
pivot-no-breach = لا خرق
pivot-undetermined = لا يمكن الجزم
pivot-sentence = بموجب القراءة { $a }: { $one }؛ وبموجب القراءة { $b }: { $two }؛ وتفترقان في ما يلي: { $points }.
pivot-sentence-turn = بموجب القراءة { $a }: { $one }؛ وبموجب القراءة { $b }: { $two }؛ وتفترقان في ما يلي: { $points }؛ ولو أخذت القراءة { $who } بذلك كما تأخذ به القراءة { $whose } لخلصت إلى النتيجة نفسها.
pivot-point = { $question } ({ $a }: { $one }؛ { $b }: { $two })
pivot-term = مسألة في النص: { $asks }
pivot-owed = هل يُعترف بهذا الالتزام أصلًا
pivot-owed-yes = نعم، يُعترف به
pivot-owed-no = لا، لا يُعترف به
pivot-open = مفتوحة بين: { $answers }
pivot-nothing = لا شيء
