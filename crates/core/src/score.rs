//! Rules: named evidence, weighed within its scope, against one threshold.

use crate::chart::{Chart, Edge, built_in};
use crate::input::{Audience, Direction, Input, Known, Surface, Tie};
use crate::jurisdiction::Local;
use crate::order;
use crate::pack::{Evidence, Rule, Scope, Symbol};
use crate::policy::{Policy, Sensitivity};
use crate::reader::Reader;
use crate::report::{Estimate, Finding, Span, Trace};
use crate::surroundings::Surroundings;
use crate::voices::Heard;
use std::ops::Range;
use std::sync::Arc;

/// Points from which a rule speaks at the default sensitivity: what the weights of a finding's [`Trace`] sum up to at least.
pub const THRESHOLD: f32 = 5.0;

/// The severity that is pointed out and stops nobody.
const WARN: u8 = 2;

/// How much surer, in log-odds, a rule must be at each stop of the slider.
const STOPS: [f32; 5] = [1.2, 0.6, 0.0, -0.6, -1.2];

/// The chance that one of the rules is right from which the surest of them speaks, where none is sure enough alone.
const TOGETHER: f32 = 0.42;

/// How much surer, in log-odds, the others can make it.
const MOST: f32 = 1.5;

/// What is said of the points that a rule has from others.
const OTHERS: &str = "what other rules make of it";

fn surer(sensitivity: Sensitivity) -> f32 {
    STOPS[usize::from(sensitivity.stop() - 1)]
}

fn chance(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

fn odds(chance: f32) -> f32 {
    (chance / (1.0 - chance)).ln()
}

/// A text and its surroundings, read.
#[derive(Debug)]
pub(crate) struct Scene {
    pub(crate) text: Chart,
    pub(crate) thread: Vec<Arc<Chart>>,
    pub(crate) parent: Option<Arc<Chart>>,
    pub(crate) author: Option<Arc<Chart>>,
    pub(crate) request: Option<Arc<Chart>>,
    /// Facts about the situation, such as `ctx.reply`; sorted.
    pub(crate) facts: Vec<Symbol>,
    /// How the text sounds.
    heard: Heard,
    /// The visible name of whoever is answered, whole and word by word, in lower case: calling them by it tells nobody anything.
    answered: Vec<String>,
}

impl Scene {
    pub(crate) fn new(reader: &Reader, surroundings: &Surroundings, input: &Input) -> Self {
        let around = |text: &str| surroundings.read(reader, text);
        let lines = |parts: &[Option<&str>]| -> Option<Arc<Chart>> {
            let joined = parts.iter().flatten().copied().filter(|p| !p.trim().is_empty()).collect::<Vec<_>>().join("\n");
            (!joined.is_empty()).then(|| around(&joined))
        };
        let author = input.author.as_ref();
        let request = input.request.as_ref();
        let cues = request.map(|r| r.cues.join("\n"));
        let mut scene = Scene {
            text: reader.read(&input.text),
            thread: input.thread.iter().map(|part| around(part)).collect(),
            parent: input.parent.as_ref().and_then(|p| lines(&[Some(&p.text)])),
            author: author.and_then(|a| lines(&[a.employer.as_deref(), a.bio.as_deref(), a.specialty.as_deref()])),
            request: request.and_then(|r| lines(&[r.bio.as_deref(), cues.as_deref()])),
            facts: facts(input),
            heard: Heard::default(),
            answered: input.parent.as_ref().and_then(|p| p.author.as_deref()).map_or(Vec::new(), |author| {
                let author = author.trim_start_matches('@').to_lowercase();
                author.split(' ').map(str::to_owned).chain([author.clone()]).filter(|word| word.len() > 1).collect()
            }),
        };
        scene.heard = reader.hear(&scene.text, &scene.facts, &scene.around());
        scene
    }

    /// What the text answers.
    pub(crate) fn around(&self) -> Vec<&Chart> {
        [&self.parent, &self.request].into_iter().flatten().map(Arc::as_ref).collect()
    }
}

/// What is known of the situation, such as `ctx.reply`, in order.
fn facts(input: &Input) -> Vec<Symbol> {
    let filled = |field: Option<&String>| field.is_some_and(|s| !s.trim().is_empty());
    let attached = input.attachments.as_ref();
    let author = input.author.as_ref();
    let marked = |tie, sure| input.known == Some(Known { tie, sure });
    let facts = [
        (input.surface == Surface::Post, "ctx.post"),
        (input.surface == Surface::Reply, "ctx.reply"),
        (input.surface == Surface::Message, "ctx.message"),
        (input.surface == Surface::FriendRequest, "ctx.request"),
        (input.direction == Direction::Inbound, "ctx.inbound"),
        (input.parent.as_ref().is_some_and(|p| !p.text.trim().is_empty()), "ctx.parent"),
        (!input.thread.is_empty(), "ctx.thread"),
        (attached.is_some_and(|a| a.photos > 0), "ctx.photo"),
        (attached.is_some_and(|a| a.videos > 0), "ctx.video"),
        (attached.is_some_and(|a| filled(a.location.as_ref())), "ctx.location"),
        (attached.is_some_and(|a| a.tagged.iter().any(|name| filled(Some(name)))), "ctx.tagged"),
        (attached.is_some_and(|a| a.placed), "ctx.photo.place"),
        (attached.is_some_and(|a| a.dated), "ctx.photo.time"),
        (attached.is_some_and(|a| a.looked), "ctx.photo.looked"),
        (author.is_some_and(|a| filled(a.employer.as_ref())), "ctx.employer"),
        (author.is_some_and(|a| filled(a.city.as_ref())), "ctx.city"),
        (author.is_some_and(|a| filled(a.specialty.as_ref())), "ctx.specialty"),
        (input.request.as_ref().is_some_and(|r| r.mutual_count.unwrap_or(0) > 0), "ctx.mutual"),
        (input.audience == Audience::Public, "ctx.public"),
        (input.audience == Audience::Friends, "ctx.friends"),
        (input.audience == Audience::Group, "ctx.group"),
        (input.audience == Audience::Private, "ctx.private"),
        (marked(Tie::Patient, true), "ctx.marked.patient"),
        (marked(Tie::Relative, true), "ctx.marked.relative"),
        (marked(Tie::Patient, false) || marked(Tie::Relative, false), "ctx.marked.perhaps"),
        (marked(Tie::KnownBefore, true), "ctx.marked.before"),
        (marked(Tie::NotAPatient, true), "ctx.marked.not"),
    ];
    let mut facts: Vec<Symbol> = facts.into_iter().filter(|(holds, _)| *holds).filter_map(|(_, name)| built_in(name)).collect();
    order::by(&mut facts, |symbol| u128::from(*symbol));
    facts
}

/// One rule against one scene.
pub(crate) struct Weighing<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) scene: &'a Scene,
    pub(crate) policy: &'a Policy,
    /// UTF-16 offset lookup for the original text.
    pub(crate) utf16: &'a dyn Fn(usize) -> u32,
    /// About how many people the scene's details fit.
    pub(crate) estimate: Option<&'a Estimate>,
    /// Voices count for nothing: what the other evidence is worth is what they are fitted to.
    pub(crate) deaf: bool,
}

/// The sum around one anchor (or around nothing).
struct Sum {
    score: f32,
    /// Whether all that the rule requires is there.
    complete: bool,
    parts: Vec<Part>,
}

/// An item of evidence that counted.
#[derive(Clone, Copy)]
struct Part {
    /// Position among the rule's evidence.
    item: usize,
    weight: f32,
    /// The concept by which it is there.
    concept: Symbol,
}

/// A rule that is on and for such words, with its sum around each anchor.
struct Weighed<'a> {
    rule: &'a Rule,
    local: Local<'a>,
    sums: Vec<(Option<(usize, &'a Edge)>, Sum)>,
}

impl Weighed<'_> {
    /// The points of the best sum.
    fn best(&self) -> f32 {
        self.sums.iter().map(|(_, sum)| sum.score).fold(f32::NEG_INFINITY, f32::max)
    }
}

impl Weighing<'_> {
    /// What the rules find: each that is sure enough, or the surest when it is likely enough that one of them is right.
    pub(crate) fn findings<'s>(&'s self, rules: Vec<(&'s Rule, Local<'s>)>, input: &Input) -> Vec<Finding> {
        let on = |rule: &Rule| self.policy.rules.get(&rule.id).copied().unwrap_or(rule.on) && rule.applies(input);
        let weighed: Vec<Weighed<'_>> = rules
            .into_iter()
            .filter(|(rule, _)| on(rule))
            .map(|(rule, local)| Weighed { rule, local, sums: self.sums(rule, local).collect() })
            .collect();
        let lifted = self.together(&weighed);
        let found = weighed.iter().enumerate().filter_map(|(at, weighed)| {
            let lift = lifted.filter(|(surest, _)| *surest == at).map_or(0.0, |(_, lift)| lift);
            self.finding(weighed, lift, input)
        });
        found.collect()
    }

    /// Which rule speaks for all that would warn, and how many points it has from the others. Nothing where one of them is sure
    /// enough by itself, or all together aren't; nor where no voice is heard, without which a rule can't tell unlikely from unknown.
    ///
    /// Rules are often each other's alternatives: what is half a name and half a combination is one of the two. On posts of writers who
    /// were not learned from, it finds 2 in 100 risky ones more than lower thresholds with as many false alarms do.
    fn together(&self, weighed: &[Weighed<'_>]) -> Option<(usize, f32)> {
        let warn = || weighed.iter().enumerate().filter(|(_, weighed)| weighed.local.severity(weighed.rule) >= WARN);
        if self.scene.heard.is_empty() || warn().any(|(_, weighed)| weighed.best() >= self.threshold(weighed.rule)) {
            return None;
        }
        let each: Vec<(usize, f32)> = warn().map(|(at, weighed)| (at, self.odds(weighed))).collect();
        // Who has not all that it requires can't say what it is about, nor can who hears next to nothing.
        let able = each.iter().copied().filter(|(at, _)| weighed[*at].sums.iter().any(|(_, sum)| sum.complete));
        let (surest, most) = able.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
        let all = odds(1.0 - each.iter().map(|(_, odds)| 1.0 - chance(*odds)).product::<f32>());
        let calibration = weighed[surest].rule.calibration;
        let enough = all >= odds(TOGETHER).max(calibration.at) + surer(self.policy.sensitivity) && all - most <= MOST;
        // In steps, so that it is the same number wherever it is computed.
        enough.then(|| (surest, ((all - most) / calibration.per_point * 64.0).ceil() / 64.0))
    }

    /// Points from which a rule speaks at this sensitivity.
    fn threshold(&self, rule: &Rule) -> f32 {
        THRESHOLD + surer(self.policy.sensitivity) / rule.calibration.per_point
    }

    /// How likely a rule is right, in log-odds: what its best sum says, however low its voice.
    fn odds(&self, weighed: &Weighed<'_>) -> f32 {
        let below = self.voice(weighed.rule).map_or(0.0, |voice| self.scene.heard.below(voice));
        weighed.rule.calibration.odds(weighed.best() + below)
    }

    /// The voice of a rule, where it is heard.
    fn voice(&self, rule: &Rule) -> Option<Symbol> {
        rule.evidence.iter().filter_map(|item| item.any.first().copied()).find(|symbol| self.scene.heard.voice(*symbol).is_some())
    }

    fn finding(&self, weighed: &Weighed<'_>, lift: f32, input: &Input) -> Option<Finding> {
        let Weighed { rule, local, sums } = weighed;
        let threshold = self.threshold(rule) - lift;
        let mut best: Option<&Sum> = None;
        let mut spans: Vec<(Range<u32>, Symbol)> = Vec::new();
        for (anchor, sum) in sums.iter().filter(|(_, sum)| sum.score >= threshold) {
            if let Some((_, edge)) = anchor.filter(|(at, _)| rule.evidence[*at].mark) {
                spans.push((edge.span.clone(), edge.symbol));
            }
            self.mark(rule, sum, anchor.map(|(_, edge)| edge), &mut spans);
            if best.is_none_or(|b| b.score < sum.score) {
                best = Some(sum);
            }
        }
        let best = best?;
        if spans.is_empty() {
            spans = self.telling(rule);
        }
        let beside = self.beside(rule, &spans);
        if rule.personal {
            let identifying = self.reader.pack.identifying.iter().flat_map(|symbol| self.scene.text.of(*symbol));
            spans.extend(identifying.filter(|edge| !self.allowed(edge)).map(|edge| (edge.span.clone(), edge.symbol)));
        }
        let severity = rule
            .escalate
            .iter()
            .filter(|e| {
                let there = |s: &Symbol| match e.scope {
                    Scope::Parent => self.scene.parent.as_ref().is_some_and(|chart| !chart.of(*s).is_empty()),
                    Scope::Request => self.scene.request.as_ref().is_some_and(|chart| !chart.of(*s).is_empty()),
                    _ => self.scene.facts.contains(s) || !self.scene.text.of(*s).is_empty(),
                };
                e.score.is_none_or(|s| best.score >= s) && (e.any.is_empty() || e.any.iter().any(there))
            })
            .map(|e| e.severity)
            .fold(local.severity(rule), u8::max)
            .min(if input.audience == Audience::Me { WARN } else { u8::MAX });
        let mut trace: Vec<Trace> = best
            .parts
            .iter()
            .map(|part| {
                let own = &rule.evidence[part.item].says;
                let says = if own.is_empty() { &self.reader.pack.concepts[part.concept as usize].says } else { own };
                Trace { evidence: says.clone(), weight: part.weight }
            })
            .chain((lift > 0.0).then(|| Trace { evidence: OTHERS.to_owned(), weight: lift }))
            .collect();
        order::by(&mut trace, |line| u128::from(descending(line.weight)));
        Some(Finding {
            rule: rule.id.clone(),
            severity,
            confidence: chance(rule.calibration.odds(best.score + lift)),
            spans: self.spans(*local, spans, beside),
            trace,
            estimate: self.estimate.filter(|_| rule.evidence.iter().any(|item| item.people.is_some())).cloned(),
        })
    }

    /// What a rule's evidence adds up to at best, without what it costs that something is missing, and whether nothing is.
    pub(crate) fn total(&self, rule: &Rule, local: Local<'_>) -> (f32, bool) {
        /// About what it costs; what it does is being found out.
        const LACKING: f32 = 3.0;
        let worth = |(points, complete): (f32, bool)| if complete { points } else { points - LACKING };
        let totals = self.sums(rule, local).map(|(_, sum)| (sum.parts.iter().map(|part| part.weight).sum(), sum.complete));
        totals.max_by(|a, b| worth(*a).total_cmp(&worth(*b))).unwrap_or((0.0, false))
    }

    /// The sum around each anchor, and that of the text as a whole where a rule has no anchors or can do without.
    fn sums<'s>(&'s self, rule: &'s Rule, local: Local<'s>) -> impl Iterator<Item = (Option<(usize, &'s Edge)>, Sum)> + 's {
        let anchors = rule.evidence.iter().enumerate().filter(|(_, item)| item.anchor);
        let around = anchors.flat_map(|(at, item)| self.edges(item, None).map(move |edge| Some((at, edge))));
        let whole = !rule.anchored() || self.lacking(rule).is_finite();
        whole.then_some(None).into_iter().chain(around).map(move |anchor| (anchor, self.sum(rule, local, anchor)))
    }

    /// What it costs that something required is missing; where no voice is heard, as in Spanish, nothing makes up for it.
    fn lacking(&self, rule: &Rule) -> f32 {
        if self.scene.heard.is_empty() { f32::INFINITY } else { rule.lacking }
    }

    /// Edges of the text that count for an item, all of them or those near an anchor.
    fn edges<'s>(&'s self, item: &'s Evidence, anchor: Option<&Edge>) -> impl Iterator<Item = &'s Edge> + 's {
        let chart = &self.scene.text;
        let reach = match item.scope {
            Scope::Sentence => 0,
            Scope::Near => 1,
            _ => u32::MAX,
        };
        let home = anchor.map_or(0, |a| chart.sentence(a));
        let sentences = if anchor.is_some() { home.saturating_sub(reach)..=home.saturating_add(reach) } else { 0..=u32::MAX };
        item.any
            .iter()
            .flat_map(move |symbol| chart.of_within(*symbol, sentences.clone()))
            .filter(move |edge| !(item.unquoted && chart.quoted(edge)))
            .filter(|edge| !self.allowed(edge))
    }

    /// Whether these words are never evidence: the user said so, or it is how the one who is answered signs.
    fn allowed(&self, edge: &Edge) -> bool {
        if self.policy.allowed_terms.is_empty() && self.scene.answered.is_empty() {
            return false;
        }
        let words = &self.scene.text.folded.text[edge.span.start as usize..edge.span.end as usize];
        self.policy.allowed_terms.iter().any(|term| term.eq_ignore_ascii_case(words))
            || self.scene.answered.contains(&words.trim_start_matches('@').to_ascii_lowercase())
    }

    /// The concept by which an item is there, if it is.
    fn present(&self, item: &Evidence, anchor: Option<&Edge>) -> Option<Symbol> {
        let scene = self.scene;
        let stands = |chart: &Chart, symbol: &Symbol| chart.of(*symbol).iter().any(|e| !(item.unquoted && chart.quoted(e)));
        let in_chart = |chart: &Arc<Chart>| item.any.iter().copied().find(|symbol| stands(chart, symbol));
        let fact = || item.any.iter().copied().find(|symbol| scene.facts.binary_search(symbol).is_ok());
        let here = || self.edges(item, anchor).next().map(|edge| edge.symbol);
        match item.scope {
            Scope::Sentence | Scope::Near => here(),
            Scope::Post => fact().or_else(here),
            Scope::Thread => fact().or_else(here).or_else(|| scene.thread.iter().find_map(in_chart)),
            Scope::Parent => scene.parent.as_ref().and_then(in_chart),
            Scope::Author => scene.author.as_ref().and_then(in_chart),
            Scope::Request => scene.request.as_ref().and_then(in_chart),
        }
    }

    /// The points of a voice, nothing when the item is none: as evidence it counts as far as it is heard, as a suppressor as far as
    /// it is not.
    fn heard(&self, item: &Evidence) -> Option<f32> {
        Some(self.scene.heard.voice(*item.any.first()?)? * item.weight.signum())
    }

    /// Whether the estimate speaks of as many people as an item asks for.
    fn crowd(&self, item: &Evidence) -> bool {
        item.people.zip(self.estimate).is_some_and(|(crowd, estimate)| crowd.holds(estimate))
    }

    fn sum(&self, rule: &Rule, local: Local<'_>, anchor: Option<(usize, &Edge)>) -> Sum {
        // The heaviest item of each group, by group number.
        let mut best: Vec<Option<Part>> = Vec::new();
        for (index, item) in rule.evidence.iter().enumerate() {
            let (concept, share) = match (anchor, self.heard(item)) {
                (_, Some(points)) => (item.any.first().copied().filter(|_| points > 0.0 && !self.deaf), points),
                (Some((at, edge)), _) if at == index => (Some(edge.symbol), 1.0),
                // Has no words, so no concept: it says itself what it is.
                _ if item.people.is_some() => (self.crowd(item).then_some(0), 1.0),
                _ => (self.present(item, anchor.map(|(_, edge)| edge)), 1.0),
            };
            let Some(concept) = concept else { continue };
            let part = Part { item: index, weight: local.weight(concept, item.weight * share), concept };
            let group = item.group as usize;
            if best.len() <= group {
                best.resize(group + 1, None);
            }
            if best[group].is_none_or(|other| part.weight.abs() > other.weight.abs()) {
                best[group] = Some(part);
            }
        }
        let has = |group: u8| best.get(group as usize).copied().flatten().is_some();
        let adds = |part: &&Part| part.weight > 0.0 && self.heard(&rule.evidence[part.item]).is_none();
        let enough = || rule.min_groups == 0 || best.iter().flatten().filter(adds).count() >= rule.min_groups as usize;
        let complete =
            (anchor.is_some() || !rule.anchored()) && rule.require.iter().all(|any| any.iter().any(|g| has(*g))) && enough();
        let parts: Vec<Part> = best.into_iter().flatten().filter(|part| part.weight != 0.0).collect();
        let points: f32 = parts.iter().map(|part| part.weight).sum();
        Sum { score: if complete { points } else { points - self.lacking(rule) }, complete, parts }
    }

    /// Adds the words of the supporting evidence that a rule wants shown.
    fn mark(&self, rule: &Rule, sum: &Sum, anchor: Option<&Edge>, spans: &mut Vec<(Range<u32>, Symbol)>) {
        for item in sum.parts.iter().map(|part| &rule.evidence[part.item]).filter(|item| item.shown()) {
            if matches!(item.scope, Scope::Sentence | Scope::Near) || spans.iter().all(|(_, symbol)| !item.any.contains(symbol)) {
                spans.extend(self.edges(item, anchor).map(|e| (e.span.clone(), e.symbol)));
            }
        }
    }

    /// What else a rule wants shown: of a group only the heaviest evidence counts, but the days, places and so on beside it say as much.
    fn beside(&self, rule: &Rule, spans: &[(Range<u32>, Symbol)]) -> Vec<(Range<u32>, Symbol)> {
        let there = |item: &&Evidence| item.shown() && spans.iter().any(|(_, symbol)| item.any.contains(symbol));
        let groups: Vec<u8> = rule.evidence.iter().filter(there).map(|item| item.group).collect();
        let others = rule.evidence.iter().filter(|item| item.shown() && groups.contains(&item.group));
        others.flat_map(|item| self.edges(item, None).map(|edge| (edge.span.clone(), edge.symbol))).collect()
    }

    /// Where nothing else can be shown: the words by which a voice is known best.
    fn telling(&self, rule: &Rule) -> Vec<(Range<u32>, Symbol)> {
        let Scene { text, heard, .. } = self.scene;
        self.voice(rule).map_or(Vec::new(), |voice| {
            self.reader.voices.telling(heard, text, voice).into_iter().map(|span| (span, voice)).collect()
        })
    }

    /// In order, without overlap, in offsets of the original text. Of two the longer wins, then what leads in this place; but what
    /// identifies somebody is kept as it is, and longer words are parted around it; what stands beside it is shown where nothing else is.
    fn spans(&self, local: Local<'_>, found: Vec<(Range<u32>, Symbol)>, beside: Vec<(Range<u32>, Symbol)>) -> Vec<Span> {
        let text = &self.scene.text.folded.text;
        let rank = |symbol| local.lead(symbol).map_or(u32::MAX, |(rank, _)| rank as u32);
        let ordered = |mut found: Vec<(Range<u32>, Symbol)>| {
            found.iter_mut().for_each(|(range, _)| *range = whole_hashtag(text, range.clone()));
            order::by(&mut found, |(range, symbol)| order::then([range.start, !range.end, rank(*symbol), u32::from(*symbol)]));
            found
        };
        let identifies = |symbol: &Symbol| self.reader.pack.identifying.contains(symbol);
        let (identifying, others): (Vec<_>, Vec<_>) = ordered(found).into_iter().partition(|(_, symbol)| identifies(symbol));
        let mut others = longest(others);
        let free = |range: &Range<u32>| {
            others
                .get(others.partition_point(|(other, _)| other.end <= range.start))
                .is_none_or(|(other, _)| range.end <= other.start)
        };
        let beside = longest(ordered(beside).into_iter().filter(|(range, _)| free(range)).collect());
        others.extend(beside);
        let mut kept = longest(identifying);
        for (range, symbol) in others {
            let parts = without(text, range, &kept);
            kept.extend(parts.into_iter().map(|part| (part, symbol)));
        }
        order::by(&mut kept, |(range, _)| u128::from(range.start));
        kept.into_iter()
            .map(|(range, symbol)| {
                let original = self.scene.text.folded.original(range.start as usize..range.end as usize);
                Span {
                    start: original.start as u32,
                    end: original.end as u32,
                    utf16_start: (self.utf16)(original.start),
                    utf16_end: (self.utf16)(original.end),
                    concept: self.reader.pack.concepts[symbol as usize].name.clone(),
                }
            })
            .collect()
    }
}

/// Of ranges in order, those that overlap no longer one before them.
fn longest(found: Vec<(Range<u32>, Symbol)>) -> Vec<(Range<u32>, Symbol)> {
    let mut kept: Vec<(Range<u32>, Symbol)> = Vec::new();
    for (range, symbol) in found {
        match kept.last_mut() {
            Some(last) if range.start < last.0.end => {
                if range.len() > last.0.len() {
                    *last = (range, symbol);
                }
            }
            _ => kept.push((range, symbol)),
        }
    }
    kept
}

/// Letters of a word that tells something by itself.
const TELLS: usize = 5;

/// The parts of a range that are outside all others, each from its first letter or digit to its last; those without a word of this many
/// letters, such as "at the", are nothing.
fn without(text: &str, range: Range<u32>, others: &[(Range<u32>, Symbol)]) -> Vec<Range<u32>> {
    let inside: Vec<&Range<u32>> =
        others.iter().map(|(other, _)| other).filter(|other| other.start < range.end && range.start < other.end).collect();
    if inside.is_empty() {
        return vec![range];
    }
    let starts = [range.start].into_iter().chain(inside.iter().map(|other| other.end));
    let ends = inside.iter().map(|other| other.start).chain([range.end]);
    let parts = starts.zip(ends).filter(|(start, end)| start < end).filter_map(|(start, end)| {
        let words = &text[start as usize..end as usize];
        let owned = words.strip_prefix("'s ").map_or(0, |_| "'s ".len());
        let first = owned + words[owned..].find(char::is_alphanumeric)?;
        let last = words.rfind(char::is_alphanumeric).and_then(|at| Some(at + words[at..].chars().next()?.len_utf8()))?;
        let tells = words.split(|c: char| !c.is_alphanumeric()).any(|word| word.len() >= TELLS);
        tells.then(|| start + first as u32..start + last as u32)
    });
    parts.collect()
}

/// A number that is the smaller, the larger a finite weight is.
fn descending(weight: f32) -> u32 {
    let bits = weight.to_bits();
    if weight.is_sign_negative() { bits } else { !(bits | 1 << 31) }
}

/// A range that lies within a hashtag becomes the hashtag: half of one can't be taken out.
pub(crate) fn whole_hashtag(text: &str, range: Range<u32>) -> Range<u32> {
    let bytes = text.as_bytes();
    let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let front = bytes[..range.start as usize].iter().rev().take_while(|b| word(b)).count();
    let start = range.start as usize - front;
    let back = bytes[range.end as usize..].iter().take_while(|b| word(b)).count();
    let end = range.end as usize + back;
    // A number sign before digits alone makes no hashtag.
    if start == 0 || bytes[start - 1] != b'#' || bytes[start..end].iter().all(u8::is_ascii_digit) {
        return range;
    }
    start as u32 - 1..end as u32
}
