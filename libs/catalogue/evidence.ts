import type { Words } from './locale.ts';

/** Why a file is not taken, and what to do instead. */
const zh = {
  'evidence-empty': '这个文件是空的（0 字节）。请重新选择文件；如在手机上反复出现，请先打开照片，等它从云端下载完再选。',
  'evidence-too-large': '文件太大：这类文件最多 {most} MB。照片请用手机的“较小尺寸”发送，视频请截取关键片段后再上传。',
  'evidence-file-name': '文件名不能用：不能是空的，不能超过 {most} 个字，也不能含有斜杠、冒号、星号、问号、引号等符号。请改名后再上传。',
  'evidence-type': '不能上传这种文件。可以上传：照片（JPG、PNG、WebP、GIF），视频（MP4、MOV），文件（PDF、OFD、Word、Excel、PPT、WPS）。',
  'evidence-active-content': '网页和 SVG 文件可能带有脚本，不能上传。请截图或另存为 PNG、PDF 后再上传。',
  'evidence-heic': '这是苹果的 HEIC 格式，多数电脑打不开。请在“设置→相机→格式”里选“兼容性最佳”后重拍，或把照片转存为 JPG 再上传。',
  'evidence-wrong-extension': '文件名以 .{extension} 结尾，内容却是另一种格式（{type}）。请改成正确的扩展名，或重新导出后再上传。',
  'evidence-too-many-pixels': '照片的像素太多（{width}×{height}），最多 {most} 百万像素。请用手机的普通模式重拍，或缩小后再上传。',
  'evidence-broken-photo': '照片已损坏，打不开。请在原设备上确认能正常查看后重新上传，或重新拍摄。',
  'evidence-broken-exif': '照片里的拍摄信息（时间、地点）已损坏，不能作为证据。请上传未经其他软件修改的原图，或重新拍摄。',
  'evidence-broken-video': '视频不完整，不能播放。请等录制或下载完成后重新上传，或另存为 MP4。',
  'evidence-broken-pdf': 'PDF 文件不完整，打不开。请重新扫描或导出后再上传。',
  'evidence-broken-office': '文件已损坏或不完整，打不开。请用 WPS 或 Office 打开并另存后再上传。',
  'evidence-bomb': '这个文件解压后异常庞大，不能上传。请用 WPS 或 Office 打开，删去多余内容并另存后再上传。',
  'evidence-archive-path': '文件内部含有指向外部路径的内容，不能上传。请用 WPS 或 Office 打开并另存后再上传。',
  'evidence-macros': '文件含有宏，不能上传。请另存为不含宏的格式（.docx、.xlsx、.pptx）后再上传。',
  'evidence-encrypted': '文件设有打开密码，别人看不了。请去掉密码后再上传。',
  'evidence-hash-mismatch': '收到的内容与登记的校验值（SHA-256）不一致，可能在传输中损坏。请重新上传。',
  'evidence-longer-than-declared': '收到的内容比登记的大小还多。请重新选择文件再上传。',
  'evidence-interrupted': '上传中断了，已收到的部分保留着。请继续上传。',
  'evidence-no-space': '服务器的存储空间已满，暂时不能上传。请联系系统管理员。',
  'evidence-storage-unavailable': '文件存储暂时连接不上，请 {seconds} 秒后再试。已上传的文件不会丢失。',
  'unknown-evidence': '没有这个文件，或者您无权查看。请刷新页面。',
  'unknown-upload': '没有这次上传，或者它已过期。请重新上传。',
  'upload-offset': '续传的位置不对：服务器已收到 {offset} 字节。请从那里继续。',
  'too-many-uploads': '您有 {most} 个上传还没有完成。请等它们完成，或取消几个。',
  'malformed-upload-offset': '请求头 Upload-Offset 必须是已收到的字节数，例如 0。',
  'file-expected': '这里要直接发送文件内容，请求头 Content-Type 应为 application/offset+octet-stream（续传）或 application/octet-stream（一次传完）。',
  'evidence-original-sealed': '原始照片含拍摄地点和设备信息，已封存，只有办公室、复查员和督查人员可以下载。请查看副本。',
  'evidence-not-uploaded': '所附的文件还没有上传成功，或者不是您上传的：{files}。请重新上传后再提交。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'evidence-empty': 'This file is empty (0 bytes). Choose it again; on a phone, open the photo first so that it is downloaded from the cloud.',
  'evidence-too-large': 'The file is too large: at most {most} MB for this kind. Send photos in a smaller size; cut videos to the part that matters.',
  'evidence-file-name': 'The file name cannot be used: it must not be empty or longer than {most} characters, nor hold slashes, colons, asterisks, question marks or quotes. Rename the file.',
  'evidence-type': 'Files of this type are not taken. Send photos (JPG, PNG, WebP, GIF), videos (MP4, MOV) or documents (PDF, OFD, Word, Excel, PowerPoint, WPS).',
  'evidence-active-content': 'Web pages and SVG files can hold scripts and are not taken. Send a screenshot, or save it as PNG or PDF.',
  'evidence-heic': 'This is Apple\'s HEIC format, which most computers cannot open. Choose "Most Compatible" under Settings, Camera, Formats and take it again, or convert it to JPG.',
  'evidence-wrong-extension': 'The name ends in .{extension}, but the content is of another format ({type}). Correct the extension, or export the file again.',
  'evidence-too-many-pixels': 'The photo has too many pixels ({width}×{height}); at most {most} million. Take it again in the normal mode, or make it smaller.',
  'evidence-broken-photo': 'The photo is damaged and cannot be opened. Check it on the device it comes from and send it again, or take it again.',
  'evidence-broken-exif': 'What the camera wrote into the photo (time, place) is damaged, so it is no evidence. Send the original that no other program has changed, or take it again.',
  'evidence-broken-video': 'The video is incomplete and cannot be played. Wait until it is recorded or downloaded, or save it as MP4.',
  'evidence-broken-pdf': 'The PDF is incomplete and cannot be opened. Scan or export it again.',
  'evidence-broken-office': 'The file is damaged or incomplete and cannot be opened. Open it in Office or WPS, save it anew and send that.',
  'evidence-bomb': 'The file would unpack to an abnormal size and is not taken. Open it in Office or WPS, remove what is not needed and save it anew.',
  'evidence-archive-path': 'The file holds paths that lead out of it and is not taken. Open it in Office or WPS and save it anew.',
  'evidence-macros': 'The file holds macros and is not taken. Save it without them (.docx, .xlsx, .pptx).',
  'evidence-encrypted': 'The file needs a password to be opened, so nobody else can read it. Remove the password.',
  'evidence-hash-mismatch': 'What arrived does not have the announced SHA-256; it may have been damaged on the way. Send it again.',
  'evidence-longer-than-declared': 'More arrived than was announced. Choose the file again.',
  'evidence-interrupted': 'The upload was interrupted; what arrived is kept. Continue it.',
  'evidence-no-space': 'The server has no room left. Tell the system administrator.',
  'evidence-storage-unavailable': 'The file storage cannot be reached. Try again in {seconds} s. Nothing that was uploaded is lost.',
  'unknown-evidence': 'There is no such file, or you may not see it. Reload the page.',
  'unknown-upload': 'There is no such upload, or it has expired. Upload the file again.',
  'upload-offset': 'The upload stands elsewhere: {offset} bytes have arrived. Continue from there.',
  'too-many-uploads': 'You have {most} unfinished uploads. Wait for them, or cancel some.',
  'malformed-upload-offset': 'The header Upload-Offset must be the number of bytes that have arrived, such as 0.',
  'file-expected': 'Send the content of the file itself here, as application/offset+octet-stream (to continue an upload) or application/octet-stream (in one go).',
  'evidence-original-sealed': 'The original photo tells place and device and is sealed; only the office, inspectors and oversight may have it. Look at the copy.',
  'evidence-not-uploaded': 'These attached files have not arrived, or are not yours: {files}. Upload them again, then submit.',
};

/** By language and code, with {facts} to fill in. */
export const evidenceWords = { 'zh-CN': zh, en } as const;

/** What a piece of evidence is. */
export const evidenceKindWords: Words<'photo' | 'video' | 'document'> = {
  'zh-CN': { photo: '照片', video: '视频', document: '文件' },
  en: { photo: 'photo', video: 'video', document: 'document' },
};
