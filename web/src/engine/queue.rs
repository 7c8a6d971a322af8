//! Questions in their order, one under way.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

use super::Failure;
use super::host::{Host, InPage, Outcome, Said, words_of};

type Answered = Result<String, Failure>;

/// A question with whoever waits for its answer.
struct Asked {
    function: &'static str,
    arguments: JsValue,
    /// How long its answer may take.
    patience: Duration,
    tell: oneshot::Sender<Answered>,
}

/// Where the engine is.
enum Place {
    /// Nowhere yet.
    None,
    /// In a worker; whether it is loaded.
    Worker { worker: Worker, is_ready: bool, _ears: Ears },
    /// It is being loaded into the page.
    Loading,
    /// In the page.
    Page(InPage),
}

/// What listens to a worker, for as long as it lives.
struct Ears {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut()>,
}

struct Inner {
    host: Host,
    place: Place,
    /// Whether a worker was found not to be had.
    has_no_workers: bool,
    waiting: VecDeque<Asked>,
    under_way: Option<(f64, oneshot::Sender<Answered>)>,
    deadline: Option<TimeoutHandle>,
    number: f64,
}

/// All questions that are under way or wait.
#[derive(Clone)]
pub(super) struct Queue(Rc<RefCell<Inner>>);

impl Queue {
    pub(super) fn new(host: Host) -> Self {
        let queue = Self(Rc::new(RefCell::new(Inner {
            host,
            place: Place::None,
            has_no_workers: false,
            waiting: VecDeque::new(),
            under_way: None,
            deadline: None,
            number: 0.0,
        })));
        queue.start();
        queue
    }

    /// Asks, in the place of a question of the same kind that waits.
    pub(super) async fn ask(
        &self,
        function: &'static str,
        arguments: JsValue,
        patience: Duration,
    ) -> Answered {
        let (tell, told) = oneshot::channel();
        let asked = Asked { function, arguments, patience, tell };
        {
            let waiting = &mut self.0.borrow_mut().waiting;
            match waiting.iter_mut().find(|waiting| waiting.function == function) {
                // Whoever waits for the older one is told by its end.
                Some(older) => *older = asked,
                None => waiting.push_back(asked),
            }
        }
        self.start();
        self.go_on();
        told.await.unwrap_or(Err(Failure::Superseded))
    }

    /// Has the engine loaded, unless it is or is on its way.
    fn start(&self) {
        let mut inner = self.0.borrow_mut();
        if !matches!(inner.place, Place::None) {
            return;
        }
        let worker = if inner.has_no_workers { None } else { inner.host.start_worker().ok() };
        if let Some(worker) = worker {
            inner.place = self.listening_to(worker);
        } else {
            inner.place = Place::Loading;
            drop(inner);
            self.load_into_page();
        }
    }

    fn listening_to(&self, worker: Worker) -> Place {
        let queue = self.clone();
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(said) = serde_wasm_bindgen::from_value(event.data()) {
                queue.hear(said);
            }
        });
        let queue = self.clone();
        let error = Closure::<dyn FnMut()>::new(move || queue.lose_worker());
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        // It says so as soon as it has the engine. What cannot be sent is heard as an error.
        let _ = worker.post_message(&js_sys::Array::of3(&0.into(), &"ready".into(), &JsValue::NULL));
        Place::Worker { worker, is_ready: false, _ears: Ears { _message: message, _error: error } }
    }

    fn hear(&self, Said(number, outcome): Said) {
        let Outcome { answer, missing, error, is_broken } = outcome;
        if let Some(why) = missing {
            self.miss(&why);
        } else if let Some(answer) = answer {
            if let Place::Worker { is_ready, .. } = &mut self.0.borrow_mut().place {
                *is_ready = true;
            }
            self.answer(number, Ok(answer));
        } else {
            if is_broken {
                self.replace();
            }
            self.answer(number, Err(Failure::Broken(error.unwrap_or_default())));
        }
        self.go_on();
    }

    /// The worker broke, or its script could not be loaded: then the page is where the engine can run.
    fn lose_worker(&self) {
        let was_ready = matches!(self.0.borrow().place, Place::Worker { is_ready: true, .. });
        if was_ready {
            let number = self.0.borrow().under_way.as_ref().map(|(number, _)| *number);
            self.replace();
            if let Some(number) = number {
                self.answer(number, Err(Failure::Broken("its worker ended".to_owned())));
            }
        } else {
            self.0.borrow_mut().has_no_workers = true;
            self.replace();
        }
        self.go_on();
    }

    /// Ends what there is, and starts it anew.
    fn replace(&self) {
        {
            let mut inner = self.0.borrow_mut();
            if let Place::Worker { worker, .. } = &inner.place {
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.terminate();
            }
            inner.place = Place::None;
        }
        self.start();
    }

    fn load_into_page(&self) {
        let (queue, host) = (self.clone(), self.0.borrow().host.clone());
        spawn_local(async move {
            match host.load_engine().await {
                Ok(module) => {
                    queue.0.borrow_mut().place = Place::Page(module.unchecked_into());
                    queue.go_on();
                }
                Err(why) => queue.miss(&words_of(&why)),
            }
        });
    }

    /// The engine cannot be loaded: whoever waits is told so, and the next question tries again.
    fn miss(&self, why: &str) {
        let waiting = {
            let mut inner = self.0.borrow_mut();
            if let Place::Worker { worker, .. } = &inner.place {
                worker.terminate();
            }
            inner.place = Place::None;
            // A worker may be to be had the next time.
            inner.has_no_workers = false;
            std::mem::take(&mut inner.waiting)
        };
        for asked in waiting {
            // Nobody waits any more where the question was superseded.
            let _ = asked.tell.send(Err(Failure::Missing(why.to_owned())));
        }
    }

    /// Sends the next question, if none is under way.
    fn go_on(&self) {
        let mut inner = self.0.borrow_mut();
        if inner.under_way.is_some() {
            return;
        }
        match &inner.place {
            Place::Worker { worker, is_ready: true, .. } => {
                let worker = worker.clone();
                let Some(asked) = inner.waiting.pop_front() else { return };
                let number = inner.next_number();
                let message = js_sys::Array::of3(&number.into(), &asked.function.into(), &asked.arguments);
                inner.under_way = Some((number, asked.tell));
                inner.deadline = self.deadline(number, asked.patience);
                drop(inner);
                if let Err(why) = worker.post_message(&message) {
                    self.answer(number, Err(Failure::Broken(words_of(&why))));
                }
            }
            Place::Page(engine) => {
                let engine = engine.clone();
                let Some(asked) = inner.waiting.pop_front() else { return };
                let number = inner.next_number();
                inner.under_way = Some((number, asked.tell));
                drop(inner);
                let queue = self.clone();
                spawn_local(async move {
                    let answer = engine.answer(asked.function, &asked.arguments).await;
                    let answer = answer.map(|text| text.as_string().unwrap_or_default());
                    queue.answer(number, answer.map_err(|why| Failure::Broken(words_of(&why))));
                    queue.go_on();
                });
            }
            _ => {}
        }
    }

    /// A question that takes too long is given up, and the worker with it.
    fn deadline(&self, number: f64, patience: Duration) -> Option<TimeoutHandle> {
        let queue = self.clone();
        let give_up = move || {
            queue.replace();
            queue.answer(number, Err(Failure::Slow(patience)));
            queue.go_on();
        };
        set_timeout_with_handle(give_up, patience).ok()
    }

    /// Tells whoever waits for the question of that number, if it is the one under way.
    fn answer(&self, number: f64, answer: Answered) {
        let under_way = {
            let mut inner = self.0.borrow_mut();
            let is_it = inner.under_way.as_ref().is_some_and(|(own, _)| (own - number).abs() < 0.5);
            let under_way = is_it.then(|| inner.under_way.take()).flatten();
            if let Some(deadline) = under_way.as_ref().and_then(|_| inner.deadline.take()) {
                deadline.clear();
            }
            under_way
        };
        if let Some((_, tell)) = under_way {
            // Nobody waits any more where the page has gone on.
            let _ = tell.send(answer);
        }
    }
}

impl Inner {
    fn next_number(&mut self) -> f64 {
        self.number += 1.0;
        self.number
    }
}
